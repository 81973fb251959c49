import { afterEach, expect, it, vi } from 'vitest';
import { setClock } from '@/lib/core/clock';
import type { Locale } from '@/lib/core/i18n/locale';
import type { TicketDetail } from '@/lib/tickets/types';
import type { TargetsView } from '@/lib/tickets/work/queries';
import { draw } from '@/tests/support/draw';
import { Facts } from './facts';

let language: Locale = 'ja';
vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => ({ value: language }) }) }));
afterEach(() => setClock(undefined));

const at = new Date('2026-11-20T09:00:00+09:00');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const span = { opens: 540, closes: 1020 };
const target = (name: TargetsView['targets'][number]['name'], minutes: number) =>
  ({ name, due: later(minutes), state: 'running', minutes }) as const;
const targets: TargetsView = {
  ...{ reason: 'category_urgency', hours: span, deskName: '新潟県', paused: false, next: null },
  targets: [target('first_response', 1), target('update', 120), target('solution', 60)],
};

function factsOf(next: TargetsView['next']) {
  setClock(at);
  const ticket = {
    ...{ dueAt: later(120), holderUserName: null, askerOrganizationCode: '153079' },
    ...{
      askerOrganizationName: '聖籠町',
      contactName: '佐々木',
      contactPhone: '',
      system: 'juki_cs',
      category: 'fault',
    },
    urgency: 'urgent',
  } as unknown as TicketDetail;
  return draw(
    <Facts ticket={ticket} work={{ targets: { ...targets, next } }}>
      {null}
    </Facts>,
  );
}

it('says what the due time is that of', async () => {
  language = 'ja';
  expect(await factsOf('first_response')).toContain('初回応答</span></dd>');
  expect(await factsOf('reply')).toContain('問合せ元の返事</span></dd>');
  expect(await factsOf('solution')).toContain('このうち次に果たすものの期限');
});

it('says from what each target counts', async () => {
  language = 'ja';
  const drawn = await factsOf('first_response');
  expect(drawn).toContain('>受付から1分（営業時間 9:00–17:00）');
  expect(drawn).toContain('>問合せ元への前回の連絡（なければ受付）から2営業時間（9:00–17:00）');
  expect(drawn).toContain('>受付から1営業時間（9:00–17:00）');
});

it('counts one hour and one minute in English as one', async () => {
  language = 'en';
  const drawn = await factsOf('first_response');
  expect(drawn).toContain('>1 working hour after receipt (9:00–17:00)');
  expect(drawn).toContain('>1 minute of working hours after receipt (9:00–17:00)');
  expect(drawn).toContain('2 working hours after the last message to the asker, or receipt if there was none (9:00');
});

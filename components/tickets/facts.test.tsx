import { afterEach, expect, it, vi } from 'vitest';
import { setClock } from '@/lib/core/clock';
import type { Locale } from '@/lib/core/i18n/locale';
import type { TicketUrgency } from '@/lib/tickets/constants';
import type { TicketDetail } from '@/lib/tickets/types';
import type { TargetsView, TicketWork } from '@/lib/tickets/work/queries';
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
  ...{ reason: 'category_urgency', hours: span, deskName: '新潟県', paused: false },
  targets: [target('first_response', 1), target('update', 120), target('solution', 60)],
};

function factsOf(urgency: TicketUrgency, dueHours: TicketWork['dueHours']) {
  setClock(at);
  const ticket = {
    ...{ dueAt: dueHours && later(120), holderUserName: null, askerOrganizationCode: '153079' },
    ...{
      askerOrganizationName: '聖籠町',
      contactName: '佐々木',
      contactPhone: '',
      system: 'juki_cs',
      category: 'fault',
    },
    urgency,
  } as unknown as TicketDetail;
  return draw(
    <Facts ticket={ticket} work={{ targets, dueHours }}>
      {null}
    </Facts>,
  );
}

it('says on what the due time is based, and that it is none of the targets', async () => {
  language = 'ja';
  const drawn = await factsOf('urgent', span);
  expect(drawn).toContain('現在の担当機関に届いてから2営業時間（緊急、9:00–17:00）');
  expect(drawn).toContain('これらの目標とは別に数え');
  expect(await factsOf('high', { opens: 510, closes: 1035 })).toContain('8営業時間（高、8:30–17:15）');
  expect(await factsOf('urgent', null)).not.toContain('届いてから');
});

it('says from what each target counts', async () => {
  language = 'ja';
  const drawn = await factsOf('urgent', span);
  expect(drawn).toContain('>受付から1分（営業時間 9:00–17:00）');
  expect(drawn).toContain('>問合せ元への前回の連絡（なければ受付）から2営業時間（9:00–17:00）');
  expect(drawn).toContain('>受付から1営業時間（9:00–17:00）');
});

it('counts one hour and one minute in English as one', async () => {
  language = 'en';
  const drawn = await factsOf('urgent', span);
  expect(drawn).toContain('2 working hours after it reached the present holder (Urgent, 9:00–17:00)');
  expect(drawn).toContain('>1 working hour after receipt (9:00–17:00)');
  expect(drawn).toContain('>1 minute of working hours after receipt (9:00–17:00)');
  expect(drawn).toContain('2 working hours after the last message to the asker, or receipt if there was none (9:00');
});

import { afterEach, expect, it, vi } from 'vitest';
import { setClock } from '@/lib/core/clock';
import type { Locale } from '@/lib/core/i18n/locale';
import type { TicketDetail } from '@/lib/tickets/types';
import { draw } from '@/tests/support/draw';
import { CustodyStrip } from './custody-strip';

let language: Locale = 'ja';
vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => ({ value: language }) }) }));
afterEach(() => setClock(undefined));

const japan = (time: string) => new Date(`${time}:00+09:00`);
const holding = (organizationId: string, since: string, until?: string) => ({
  organizationId,
  since: japan(since),
  until: until === undefined ? null : japan(until),
});

/** Asked on the 18th; the prefecture had it twice, the center has it now. */
const ticket = {
  state: 'in_progress',
  createdAt: japan('2026-11-18T09:00'),
  closedAt: null,
  askerOrganizationId: 'town',
  tiers: [
    { id: 'town', name: '聖籠町', kind: 'municipality' },
    { id: 'prefecture', name: '新潟県', kind: 'prefecture' },
    { id: 'center', name: 'センター', kind: 'center' },
    { id: 'operator', name: '総務省', kind: 'operator' },
  ],
  holdings: [
    holding('prefecture', '2026-11-18T09:00', '2026-11-18T09:40'),
    holding('town', '2026-11-18T09:40', '2026-11-18T13:00'),
    holding('prefecture', '2026-11-18T13:00', '2026-11-20T10:00'),
    holding('center', '2026-11-20T10:00'),
  ],
} as unknown as TicketDetail;

async function saidOf(shown: TicketDetail): Promise<string[]> {
  setClock(japan('2026-11-20T13:30'));
  const text = await draw(<CustodyStrip ticket={shown} />);
  return text.split('</li>').map((tier) => [...tier.matchAll(/>([^<]+)/g)].map(([, words]) => words).join(' | '));
}

it('says of a past holder until when, of the present one since when', async () => {
  language = 'ja';
  expect((await saidOf(ticket)).slice(0, 4)).toEqual([
    '市区町村 | 聖籠町 | 2026/11/18 09:40～13:00（3時間）',
    '都道府県 | 新潟県 | 2026/11/18 13:00～2026/11/20 10:00（1日） （全2回）',
    '全国センター | センター | 現在の担当機関  | 2026/11/20 10:00 から（3時間）',
    '運営主体 | 総務省 | 未経由',
  ]);
});

it('says so in English', async () => {
  language = 'en';
  const said = await saidOf(ticket);
  expect(said[1]).toContain('18 Nov 2026 13:00 – 20 Nov 2026 10:00 (1 ');
  expect(said[2]).toContain('Holds it now  | since 20 Nov 2026 10:00 (3 ');
});

it('has nobody hold what is closed', async () => {
  language = 'ja';
  const closed = { ...ticket, state: 'closed' as const, closedAt: japan('2026-11-20T12:00') };
  const said = await saidOf(closed);
  expect(said[2]).toContain('2026/11/20 10:00～12:00（2時間）');
  expect(said.join()).not.toContain('現在の担当機関');
});

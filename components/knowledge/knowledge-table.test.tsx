import { expect, it, vi } from 'vitest';
import type { KnowledgeFilter } from '@/lib/knowledge/schema';
import type { KnowledgeSummary } from '@/lib/knowledge/types';
import { draw } from '@/tests/support/draw';
import { KnowledgeTable } from './knowledge-table';

const reader = { locale: 'ja' };
vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => ({ value: reader.locale }) }) }));

const row: KnowledgeSummary = {
  number: 129,
  title: '印字がずれる',
  question: '印字の位置がずれます。',
  category: 'fault',
  system: 'juki_cs',
  audience: 'everybody',
  openState: null,
  published: true,
  expiresOn: '2027-12-01',
  helpful: 1,
  unhelpful: 0,
  updatedAt: new Date('2026-12-01T03:00:00Z'),
};

async function badges(list: KnowledgeFilter['list'], openState: KnowledgeSummary['openState'], locale = 'ja') {
  reader.locale = locale;
  const drawn = await draw(<KnowledgeTable caption="一覧" list={list} rows={[{ ...row, openState }]} writer />);
  return [...drawn.matchAll(/class="badge badge-(\w+)"[^>]*>([^<]*)</g)].map(([, tone, text]) => `${tone} ${text}`);
}

it.each([
  ['published', null, ['success 公開中']],
  ['published', 'draft', ['success 公開中', 'neutral 新しい版：作成中']],
  ['expiring', 'returned', ['success 公開中', 'neutral 新しい版：差戻し']],
  ['work', 'draft', ['neutral 作成中']],
  ['work', 'returned', ['neutral 差戻し']],
  ['review', 'review', ['waiting 確認待ち']],
] as const)('the list %s shows the state %s of a published item', async (list, openState, expected) =>
  expect(await badges(list, openState)).toEqual(expected),
);

it('says in English, too, that a newer version is worked on', async () => {
  expect(await badges('published', 'review', 'en')).toEqual(['success Published', 'neutral Newer version: In review']);
});

it('writes all dates as the locale does', async () => {
  for (const [locale, dates] of [
    ['ja', ['2027/12/01', '2026/12/01']],
    ['en', ['1 Dec 2027', '1 Dec 2026']],
  ] as const) {
    reader.locale = locale;
    const drawn = await draw(<KnowledgeTable caption="一覧" list="published" rows={[row]} writer />);
    for (const date of dates) expect(drawn).toContain(`>${date}<`);
  }
});

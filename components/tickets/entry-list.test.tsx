import { expect, it, vi } from 'vitest';
import { idOf } from '@/lib/core/ids';
import type { TicketDetail, TicketEntryView } from '@/lib/tickets/types';
import { draw } from '@/tests/support/draw';
import { EntryList } from './entry-list';

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => ({ value: 'ja' }) }) }));

const question = {
  ...{
    id: '1',
    seq: 1,
    kind: 'question',
    body: '質問です',
    authorName: '𠮷田',
    authorId: 'x',
    sourceId: null,
    takenBack: false,
    carrier: null,
  },
  ...{
    organizationId: 'c',
    organizationName: '全国センター',
    organizationKind: 'center',
    createdAt: new Date(0),
    files: [],
  },
} as unknown as TicketEntryView;

const answer = { ...question, id: '2', seq: 2, kind: 'answered', body: '誤った回答です' } as TicketEntryView;
const undoing = { ...question, id: '3', seq: 3, kind: 'taken_back', body: '' } as TicketEntryView;

const drawn = (channel: 'phone' | 'portal', entries: readonly TicketEntryView[] = [question]) =>
  draw(
    <EntryList
      reader={{ userId: idOf('u'), organizationId: idOf('o'), desk: true }}
      ticket={
        {
          ...{ channel, askerOrganizationName: '聖籠町', contactName: '佐々木' },
          entries,
        } as unknown as TicketDetail
      }
    />,
  );

it('says of a telephone call who asked, and who wrote it down', async () => {
  expect(await drawn('phone')).toContain('聖籠町 佐々木（電話受付 𠮷田）');
  const typed = await drawn('portal');
  expect(typed).not.toContain('電話受付');
  expect(typed).toContain('𠮷田');
});

it('marks an answer that was taken back, and no other entry', async () => {
  const marked = await drawn('portal', [question, answer, undoing]);
  expect(marked.split('<li').map((entry) => [entry.includes('entry-undone'), entry.includes('取消済み')])).toEqual([
    [false, false],
    [false, false],
    [true, true],
    [false, false],
  ]);
  expect(await drawn('portal', [question, answer])).not.toContain('取消済み');
});

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

const drawn = (channel: 'phone' | 'portal') =>
  draw(
    <EntryList
      reader={{ userId: idOf('u'), organizationId: idOf('o'), desk: true }}
      ticket={
        {
          ...{ channel, askerOrganizationName: '聖籠町', contactName: '佐々木' },
          entries: [question],
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

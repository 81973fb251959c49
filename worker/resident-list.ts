import { residentListPdf } from '@/lib/certificates/resident-list/document';
import type { PaperHead, ResidentList } from '@/lib/certificates/types';

interface Order {
  readonly head: PaperHead;
  readonly list: ResidentList;
}

// Started by lib/certificates/list/gateway.ts; draws one list and ends.
process.once('message', async ({ head, list }: Order) => {
  const pdf = await residentListPdf(head, list);
  process.send?.(pdf, () => process.exit(0));
});

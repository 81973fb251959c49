import { definePaper } from '@/lib/access/requests/export-route';
import { attachmentDisposition } from '@/lib/core/http/disposition';
import { canAsk } from '@/lib/tickets/policy';
import { sheetWorkbook } from '@/lib/tickets/sheet/gateway';
import { sheetRows, sheetTitle } from '@/lib/tickets/sheet/rules';

/** 様02-04 as a workbook to fill in. */
export const GET = definePaper({
  name: 'ticket.blank-sheet',
  allow: canAsk,
  withoutTrace: true,
  run: async () => {
    const bytes = await sheetWorkbook(sheetRows(), '');
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': attachmentDisposition(`${sheetTitle}.xlsx`),
        'cache-control': 'private, no-store',
      },
    });
  },
});

import { z } from 'zod';
import { definePaper } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { now } from '@/lib/core/clock';
import { attachmentDisposition } from '@/lib/core/http/disposition';
import { UnprintableText } from '@/lib/core/pdf/characters';
import { showTicketPage } from '@/lib/tickets/presence/mutations';
import { sheetPaper, sheetWorkbook } from '@/lib/tickets/sheet/gateway';
import { answersOf, sheetRows, sheetTitle, valuesOf } from '@/lib/tickets/sheet/rules';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** An inquiry as 様02-04, with the answers that the actor's organization sees. */
export const GET = definePaper({
  name: 'ticket.sheet',
  input: z.object({ number: z.string().regex(/^\d\d-\d{6}-\d$/), format: z.enum(['xlsx', 'pdf']) }),
  allow: () => true,
  run: async ({ number, format }, { actor }) => {
    const page = await showTicketPage(actor, number);
    if (page === null) return answerProblems([{ code: 'notFound' }]);
    const { ticket } = page;
    const question = ticket.entries.find(({ kind }) => kind === 'question')?.body ?? '';
    const answer = answersOf(ticket.entries);
    const rows = sheetRows(valuesOf({ ...ticket, question }));
    const organization = ticket.askerOrganizationName;
    try {
      const bytes =
        format === 'pdf'
          ? await sheetPaper({ number, organization, rows, answer, at: now() })
          : await sheetWorkbook(rows, answer);
      return new Response(new Uint8Array(bytes), {
        headers: {
          'content-type': types[format],
          'content-disposition': attachmentDisposition(`${sheetTitle} ${number}.${format}`),
          'cache-control': 'private, no-store',
        },
      });
    } catch (error) {
      if (!(error instanceof UnprintableText)) throw error;
      return answerProblems([{ code: 'tickets.unprintable', params: { characters: error.characters.join(' ') } }]);
    }
  },
});

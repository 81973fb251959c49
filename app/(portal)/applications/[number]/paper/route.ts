import { z } from 'zod';
import { definePaper } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { readApplicationPage } from '@/lib/applications/page/queries';
import { applicationPdf } from '@/lib/applications/paper/document';
import { canSeeApplications } from '@/lib/applications/policy';
import { now } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { attachmentDisposition } from '@/lib/core/http/disposition';
import { UnprintableText } from '@/lib/core/pdf/characters';

/** The application with its decisions, to be printed on A4. */
export const GET = definePaper({
  name: 'application.paper',
  input: z.object({ number: z.coerce.number().int().min(1).max(999_999_999) }),
  allow: canSeeApplications,
  run: async ({ number }, { actor }) => {
    const page = await readAs(actor, (db) => readApplicationPage(db, actor, number));
    if (page === null || page.application.state === 'draft') return answerProblems([{ code: 'notFound' }]);
    try {
      const pdf = await applicationPdf(page, { locale: actor.locale, at: now(), name: actor.userName });
      return new Response(new Uint8Array(pdf), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': attachmentDisposition(`application-${number}.pdf`),
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        },
      });
    } catch (error) {
      if (!(error instanceof UnprintableText)) throw error;
      return answerProblems([{ code: 'applications.unprintable', params: { characters: error.characters.join(' ') } }]);
    }
  },
});

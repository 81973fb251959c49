import { z } from 'zod';
import { definePaper } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { now } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { attachmentDisposition } from '@/lib/core/http/disposition';
import { UnprintableText } from '@/lib/core/pdf/characters';
import { reportPdf } from '@/lib/incidents/paper/document';
import { canSeeIncidents } from '@/lib/incidents/policy';
import { getIncident } from '@/lib/incidents/queries';
import { reportSheet } from '@/lib/incidents/sheet/queries';

/** 事象発生報告書兼完了報告書 in its newest version, as PDF or Excel. */
export const GET = definePaper({
  name: 'incident.report',
  input: z.object({ number: z.coerce.number().int().min(1).max(999_999_999), format: z.enum(['pdf', 'xlsx']) }),
  allow: canSeeIncidents,
  run: async ({ number, format }, { actor }) => {
    const incident = await readAs(actor, (db) => getIncident(db, actor, number));
    const values = incident?.revisions.at(-1)?.values;
    if (!incident || values === undefined) return answerProblems([{ code: 'notFound' }]);
    if (format === 'xlsx') return reportSheet(values, actor.locale);
    try {
      const pdf = await reportPdf(incident, { locale: actor.locale, at: now(), name: actor.userName });
      return new Response(new Uint8Array(pdf), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': attachmentDisposition(`incident-${number}.pdf`),
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        },
      });
    } catch (error) {
      if (!(error instanceof UnprintableText)) throw error;
      return answerProblems([{ code: 'incidents.unprintable', params: { characters: error.characters.join(' ') } }]);
    }
  },
});

import { answerProblems, definePublicRoute } from '@/lib/access/route';
import { isSigned } from '@/lib/continuity/envelope/rules';
import { takeReport } from '@/lib/continuity/reports/mutations';
import { reportSchema, signedReportSchema } from '@/lib/continuity/reports/schema';
import { knownSites, signAnswer, verifyKeyOf } from '@/lib/continuity/sites/gateway';
import { withSystem } from '@/lib/core/db';
import { currentSite } from '@/lib/core/site';

/** What a site has to say: receipts of copies, declarations, applications that it queued. Signed; taken once, however often it is sent. */
export const POST = definePublicRoute({
  name: 'site.report',
  method: 'POST',
  input: signedReportSchema,
  body: 'json',
  run: async ({ text, signature }) => {
    const list = knownSites();
    if (currentSite().kind !== 'cloud' || list === null) return answerProblems([{ code: 'notFound' }]);
    const parsed = reportSchema.safeParse(parse(text));
    if (!parsed.success) return answerProblems([{ code: 'invalid' }]);
    const site = list.sites.find(({ name }) => name === parsed.data.site);
    if (site === undefined || !isSigned(text, signature, verifyKeyOf(site)))
      return answerProblems([{ code: 'denied' }]);
    const answer = await withSystem('site.report', (db) => takeReport(db, site, parsed.data));
    return Response.json(signAnswer({ ...answer }), { headers: { 'cache-control': 'no-store' } });
  },
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

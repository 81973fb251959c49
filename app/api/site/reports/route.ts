import { answerProblems, definePublicRoute } from '@/lib/access/route';
import { isSigned } from '@/lib/continuity/envelope/rules';
import { takeNews, takeReport } from '@/lib/continuity/reports/mutations';
import { reportSchema, signedReportSchema } from '@/lib/continuity/reports/schema';
import { knownSites, signAnswer, verifyKeyOf } from '@/lib/continuity/sites/gateway';
import { withSystem } from '@/lib/core/db';
import { currentSite, modeOf } from '@/lib/core/site';

/**
 * What a site has to say: receipts of copies, declarations, shares given, applications that it queued. Signed; taken once, however often it
 * is sent. Partner servers tell one another of openings, too, for then the center is gone.
 */
export const POST = definePublicRoute({
  name: 'site.report',
  method: 'POST',
  input: signedReportSchema,
  body: 'json',
  run: async ({ text, signature }) => {
    const [list, mode] = [knownSites(), modeOf(currentSite())];
    if (!['cloud', 'partner'].includes(mode) || list === null) return answerProblems([{ code: 'notFound' }]);
    const parsed = reportSchema.safeParse(parse(text));
    if (!parsed.success) return answerProblems([{ code: 'invalid' }]);
    const site = list.sites.find(({ name }) => name === parsed.data.site);
    if (site === undefined || !isSigned(text, signature, verifyKeyOf(site)))
      return answerProblems([{ code: 'denied' }]);
    if (mode === 'partner') {
      if (site.role !== 'partner') return answerProblems([{ code: 'denied' }]);
      await withSystem('site.report', (db) => takeNews(db, site, parsed.data));
      return Response.json(signAnswer({ taken: true }), { headers: { 'cache-control': 'no-store' } });
    }
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

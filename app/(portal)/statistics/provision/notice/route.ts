import { definePaper } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { UnprintableText } from '@/lib/core/pdf/characters';
import { pdfResponse } from '@/lib/core/pdf/response';
import { canSeeStatistics } from '@/lib/statistics/policy';
import { issuerOn } from '@/lib/statistics/provision/issuer/rules';
import { noticePdf } from '@/lib/statistics/provision/paper/document';
import { centerNameOn, getYear, listGroups } from '@/lib/statistics/provision/queries';
import { paperSchema } from '@/lib/statistics/provision/schema';

/** 公告 of a year, as PDF. */
export const GET = definePaper({
  name: 'provision.notice',
  input: paperSchema,
  allow: canSeeStatistics,
  run: async ({ year: wanted }, { actor }) => {
    const at = now();
    const found = await readAs(actor, async (db) => {
      const year = await getYear(db, wanted);
      if (year === null) return null;
      const date = year.noticedOn ?? dateInJapan(at);
      return { year, groups: await listGroups(db, year.id), issuer: issuerOn(date, await centerNameOn(db, date)), at };
    });
    if (found === null || found.groups.length === 0) return answerProblems([{ code: 'notFound' }]);
    try {
      return pdfResponse(await noticePdf(found), `provision-${wanted}`);
    } catch (error) {
      if (!(error instanceof UnprintableText)) throw error;
      const params = { characters: error.characters.join(' ') };
      return answerProblems([{ code: 'statistics.noticeUnprintable', params }]);
    }
  },
});

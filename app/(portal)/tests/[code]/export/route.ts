import { defineExport } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { resultExport } from '@/lib/campaigns/integrated/exports/queries';
import { getRound } from '@/lib/campaigns/integrated/queries';
import { exportRoundSchema } from '@/lib/campaigns/integrated/schema';
import { canSeeCampaigns } from '@/lib/campaigns/policy';
import { askAs } from '@/lib/core/db';

/** Results of integrated tests by organization. */
export const GET = defineExport({
  name: 'test_result.export',
  input: exportRoundSchema,
  allow: canSeeCampaigns,
  run: async ({ code, format }, { actor }) => {
    const round = await getRound(askAs(actor), actor, code);
    return round === null ? answerProblems([{ code: 'notFound' }]) : resultExport(actor, round.id, format);
  },
});

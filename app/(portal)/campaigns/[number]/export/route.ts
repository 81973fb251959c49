import { defineExport } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { progressExport } from '@/lib/campaigns/exports/queries';
import { exportProgressSchema } from '@/lib/campaigns/list/schema';
import { canSeeCampaigns, seesOthers } from '@/lib/campaigns/policy';
import { getCampaign } from '@/lib/campaigns/queries';
import { askAs } from '@/lib/core/db';

/** Progress by prefecture. */
export const GET = defineExport({
  name: 'campaign.export',
  input: exportProgressSchema,
  allow: (actor) => canSeeCampaigns(actor) && seesOthers(actor),
  run: async ({ number, format }, { actor }) => {
    const campaign = await getCampaign(askAs(actor), actor, number);
    if (campaign === null) return answerProblems([{ code: 'notFound' }]);
    return progressExport(actor, campaign.id, format);
  },
});

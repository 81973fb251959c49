import { defineExport } from '@/lib/access/requests/export-route';
import { answerProblems } from '@/lib/access/route';
import { targetExport } from '@/lib/campaigns/exports/queries';
import { exportTargetsSchema } from '@/lib/campaigns/list/schema';
import { canSeeCampaigns, seesOthers } from '@/lib/campaigns/policy';
import { getCampaign } from '@/lib/campaigns/queries';
import { askAs } from '@/lib/core/db';

/** The list of a campaign's organizations as it is filtered, all its pages. */
export const GET = defineExport({
  name: 'campaign.export_targets',
  input: exportTargetsSchema,
  allow: (actor) => canSeeCampaigns(actor) && seesOthers(actor),
  run: async ({ number, format, ...filter }, { actor }) => {
    const campaign = await getCampaign(askAs(actor), actor, number);
    if (campaign === null) return answerProblems([{ code: 'notFound' }]);
    return targetExport(actor, campaign.id, filter, format);
  },
});

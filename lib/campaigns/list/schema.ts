import { z } from 'zod';
import { searchWords } from '@/lib/access/search/words';
import { exportFormats } from '@/lib/core/export/columns';
import { CampaignState } from '@/lib/core/generated/enums';
import { targetStates } from '../constants';

/** The filters of `/campaigns` as they stand in its address. */
export const listCampaignsSchema = z.object({
  state: z.enum(CampaignState).optional(),
  q: searchWords.optional(),
});

/** Those of a campaign's organizations: `chase` = still waited for. */
export const listTargetsSchema = z.object({
  state: z.enum(targetStates).optional(),
  /** Code of the organization, or of a prefecture for its municipalities too. */
  from: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/)
    .optional(),
  q: searchWords.optional(),
  chase: z.enum(['unanswered', 'open', 'late', 'extended', 'asked']).optional(),
  page: z.coerce.number().int().min(1).max(200).default(1),
});
export type TargetFilter = z.output<typeof listTargetsSchema>;

const number = z.coerce.number().int().min(1).max(999_999_999);
export const exportTargetsSchema = listTargetsSchema.extend({ number, format: z.enum(exportFormats) });
export const exportProgressSchema = z.object({ number, format: z.enum(exportFormats) });

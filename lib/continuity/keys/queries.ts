import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';

export const keySummaryShape = z.object({
  generation: z.number(),
  recipient: z.string(),
  madeAt: z.date(),
  madeBy: z.string(),
});
export type KeySummary = z.infer<typeof keySummaryShape>;

/** Keys of the actor's town, newest first. */
export const listKeys = (ask: Ask, { organizationId }: Actor): Promise<KeySummary[]> =>
  askRows(ask, keySummaryShape)`
    SELECT generation, recipient, made_at AS "madeAt", made_by AS "madeBy" FROM disaster_keys
    WHERE organization_id = ${organizationId}::uuid ORDER BY generation DESC LIMIT 20`;

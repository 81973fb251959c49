import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Ask } from '@/lib/core/db';

export interface KeySummary {
  readonly generation: number;
  readonly recipient: string;
  readonly madeAt: Date;
  readonly madeBy: string;
}

/** Keys of the actor's town, newest first. */
export const listKeys = (ask: Ask, { organizationId }: Actor): Promise<KeySummary[]> =>
  ask.$queryRaw<KeySummary[]>`
    SELECT generation, recipient, made_at AS "madeAt", made_by AS "madeBy" FROM disaster_keys
    WHERE organization_id = ${organizationId}::uuid ORDER BY generation DESC LIMIT 20`;

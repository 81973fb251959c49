import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export interface AddresseeGroup {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly members: readonly { readonly code: string; readonly name: string }[];
}

/** The lists of the actor's organization with their members; a body that ended is no member any more. */
export const listGroups = (db: Ask, actor: Pick<Actor, 'locale'>): Promise<AddresseeGroup[]> => db.$queryRaw`
  SELECT g.id::text, g.name, g.version, (
    SELECT coalesce(json_agg(json_build_object('code', o.code, 'name', ${nameFor(actor, Prisma.sql`o`)}) ORDER BY o.code), '[]')
    FROM article_group_members m JOIN organizations o ON o.id = m.organization_id
    WHERE m.group_id = g.id AND o.valid_to IS NULL) AS members
  FROM article_groups g ORDER BY g.name`;

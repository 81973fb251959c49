import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export const addresseeGroupShape = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  members: z.array(z.object({ code: z.string(), name: z.string() })).readonly(),
});
export type AddresseeGroup = z.infer<typeof addresseeGroupShape>;

/** The lists of the actor's organization with their members; a body that ended is no member any more. */
export const listGroups = (db: Ask, actor: Pick<Actor, 'locale'>): Promise<AddresseeGroup[]> => askRows(
  db,
  addresseeGroupShape,
)`
  SELECT g.id::text, g.name, g.version, (
    SELECT coalesce(json_agg(json_build_object('code', o.code, 'name', ${nameFor(actor, Prisma.sql`o`)}) ORDER BY o.code), '[]')
    FROM article_group_members m JOIN organizations o ON o.id = m.organization_id
    WHERE m.group_id = g.id AND o.valid_to IS NULL) AS members
  FROM article_groups g ORDER BY g.name`;

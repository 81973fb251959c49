import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { type PlainGroup, plainGroups } from '../rules';

const namedShape = z.object({ code: z.string(), name: z.string() });

/** Groups that a form offers. */
export const addresseeChoicesShape = z.object({
  plain: z.array(z.enum(plainGroups)).readonly(),
  lists: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
  systems: z.array(namedShape).readonly(),
  prefectures: z.array(namedShape).readonly(),
});
export type AddresseeChoices = z.infer<typeof addresseeChoicesShape>;

const listsShape = addresseeChoicesShape.shape.lists.unwrap().element;

export async function readAddresseeChoices(db: Ask, actor: Actor): Promise<AddresseeChoices> {
  const lists = await askRows(db, listsShape)`SELECT id::text, name FROM article_groups ORDER BY name`;
  const systems = await askRows(db, namedShape)`
    SELECT code, ${nameFor(actor, Prisma.sql`s`)} AS name FROM network_systems s ORDER BY code`;
  const prefectures = await askRows(db, namedShape)`
    SELECT code, ${nameFor(actor, Prisma.sql`o`)} AS name FROM organizations o WHERE kind = 'prefecture' AND valid_to IS NULL ORDER BY code`;
  const below: PlainGroup[] = actor.organizationKind === 'prefecture' ? ['below'] : [];
  return { plain: [...below, 'nation', 'prefectures', 'municipalities', 'agencies'], lists, systems, prefectures };
}

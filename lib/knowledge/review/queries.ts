import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { userId } from '@/lib/core/id-shapes';
import { knowledgeStates } from '../constants';

/** An item with its newest version, the only one that may be worked on. */
export const newestShape = z.object({
  id: z.string(),
  number: z.number(),
  version: z.number(),
  revision: z.number(),
  state: z.enum(knowledgeStates),
  title: z.string(),
  authorId: userId,
});
export type Newest = z.infer<typeof newestShape>;

/** Of the actor's organization; null = there is none. */
export async function findNewest(db: Ask, number: number): Promise<Newest | null> {
  const [row] = await askRows(db, newestShape)`
    SELECT i.id, i.number, v.version, v.revision, v.state::text, v.title, v.author_id AS "authorId"
    FROM knowledge_items i JOIN knowledge_versions v ON v.item_id = i.id
    WHERE i.number = ${number} AND i.organization_id = renkei.actor_organization() ORDER BY v.version DESC LIMIT 1`;
  return row ?? null;
}

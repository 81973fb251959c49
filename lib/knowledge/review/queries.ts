import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { userId } from '@/lib/core/id-shapes';
import { knowledgeStates } from '../constants';

/** An item with the version that is being worked on; `version` null = none is. */
export const openShape = z.object({
  id: z.string(),
  number: z.number(),
  /** The highest version there is. */
  newest: z.number(),
  version: z.number().nullable(),
  state: z.enum(knowledgeStates).nullable(),
  title: z.string(),
  authorId: userId.nullable(),
  revision: z.number().nullable(),
});
export type Open = z.infer<typeof openShape>;

/** Of the actor's organization; null = there is none. */
export async function findOpen(db: Ask, number: number): Promise<Open | null> {
  const [row] = await askRows(db, openShape)`
    SELECT i.id, i.number, (SELECT max(version) FROM knowledge_versions WHERE item_id = i.id) AS newest, v.version, v.state::text,
      coalesce(v.title, i.title) AS title, v.author_id AS "authorId", v.revision
    FROM knowledge_items i LEFT JOIN knowledge_versions v ON v.item_id = i.id AND v.state IN ('draft', 'review', 'returned')
    WHERE i.number = ${number} AND i.organization_id = renkei.actor_organization()`;
  return row ?? null;
}

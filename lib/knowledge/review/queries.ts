import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { KnowledgeState } from '../constants';

/** An item with the version that is being worked on; `version` null = none is. */
export interface Open {
  readonly id: string;
  readonly number: number;
  /** The highest version there is. */
  readonly newest: number;
  readonly version: number | null;
  readonly state: KnowledgeState | null;
  readonly title: string;
  readonly authorId: string | null;
  readonly revision: number | null;
}

/** Of the actor's organization; null = there is none. */
export async function findOpen(db: Ask, number: number): Promise<Open | null> {
  const [row] = await db.$queryRaw<Open[]>`
    SELECT i.id, i.number, (SELECT max(version) FROM knowledge_versions WHERE item_id = i.id) AS newest, v.version, v.state::text,
      coalesce(v.title, i.title) AS title, v.author_id AS "authorId", v.revision
    FROM knowledge_items i LEFT JOIN knowledge_versions v ON v.item_id = i.id AND v.state IN ('draft', 'review', 'returned')
    WHERE i.number = ${number} AND i.organization_id = renkei.actor_organization()`;
  return row ?? null;
}

import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export const revisionShape = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string(),
  important: z.boolean(),
  note: z.string(),
  organizationName: z.string(),
  authorName: z.string(),
  createdAt: z.date(),
});
export type Revision = z.infer<typeof revisionShape>;

/** All revisions of an article that the actor may read, the newest first. */
export const listRevisions = (db: Ask, actor: Pick<Actor, 'locale'>, articleId: string): Promise<Revision[]> => askRows(
  db,
  revisionShape,
)`
  SELECT v.number, v.title, v.body, v.important, v.note, ${nameFor(actor, Prisma.sql`o`)} AS "organizationName", v.author_name AS "authorName",
    v.created_at AS "createdAt"
  FROM article_revisions v JOIN organizations o ON o.id = v.organization_id WHERE v.article_id = ${articleId}::uuid ORDER BY v.number DESC`;

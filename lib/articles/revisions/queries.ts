import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

export interface Revision {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly important: boolean;
  readonly note: string;
  readonly organizationName: string;
  readonly authorName: string;
  readonly createdAt: Date;
}

/** All revisions of an article that the actor may read, the newest first. */
export const listRevisions = (
  db: Ask,
  actor: Pick<Actor, 'locale'>,
  articleId: string,
): Promise<Revision[]> => db.$queryRaw`
  SELECT v.number, v.title, v.body, v.important, v.note, ${nameFor(actor, Prisma.sql`o`)} AS "organizationName", v.author_name AS "authorName",
    v.created_at AS "createdAt"
  FROM article_revisions v JOIN organizations o ON o.id = v.organization_id WHERE v.article_id = ${articleId}::uuid ORDER BY v.number DESC`;

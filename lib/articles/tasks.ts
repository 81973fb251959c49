import 'server-only';
import { z } from 'zod';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { announceArticle, readersOf, refreshPages } from './announcing/mutations';
import { lockArticle } from './revise/queries';

const task = 'articles.publish';

/** Articles in one go: each is a transaction of its own. */
const most = 100;

const turnArticlesShape = z.object({ id: z.string(), publish: z.boolean() });

/** Publishes what was scheduled and takes out of the lists what has expired. Safe to call again, and by several workers at once. */
export async function turnArticles(): Promise<number> {
  const at = now();
  const due = await withSystem(
    task,
    (db) => askRows(db, turnArticlesShape)`
      (SELECT id::text, true AS publish FROM articles WHERE state = 'scheduled' AND publish_at <= ${at} ORDER BY publish_at LIMIT ${most})
      UNION ALL
      (SELECT id::text, false FROM articles WHERE state = 'published' AND expire_at <= ${at} ORDER BY expire_at LIMIT ${most})`,
  );
  for (const { id, publish } of due)
    await withSystem(task, (db) => (publish ? publishArticle(db, id) : expireArticle(db, id)));
  return due.length;
}

async function publishArticle(db: Db, id: string): Promise<void> {
  const at = now();
  const { count } = await db.article.updateMany({
    where: { id, state: 'scheduled', publishAt: { lte: at } },
    data: { state: 'published', publishedAt: at, updatedAt: at, version: { increment: 1 } },
  });
  const article = count === 0 ? null : await lockArticle(db, null, id);
  if (article === null) return;
  await db.$executeRaw`SELECT renkei.index_article(${id}::uuid)`;
  await announceArticle(db, null, article);
  const { organizationId, restricted, number, title } = article;
  await recordAudit(
    db,
    { task },
    {
      ...{ event: 'article.published', targetType: 'article', targetId: id, after: { number, title } },
      organizationIds: restricted ? await readersOf(db, id) : [organizationId],
    },
  );
}

async function expireArticle(db: Db, id: string): Promise<void> {
  const { count } = await db.article.updateMany({
    where: { id, state: 'published', expireAt: { lte: now() } },
    data: { state: 'expired', pinned: false, version: { increment: 1 } },
  });
  const article = count === 0 ? null : await lockArticle(db, null, id);
  if (article === null) return;
  await refreshPages(db, article);
  const change = { event: 'article.expired', targetType: 'article', targetId: id } as const;
  await recordAudit(
    db,
    { task },
    { ...change, organizationIds: [article.organizationId], after: { number: article.number } },
  );
}

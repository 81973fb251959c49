import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { notify } from '@/lib/notifications/mutations';
import { announceArticle, readersOf, refreshPages, toldAbout } from '../announcing/mutations';
import { findOpenCategory, ownsSystem } from '../categories/queries';
import { attachToArticle } from '../compose/mutations';
import { checkTimes } from '../compose/rules';
import { canPost, canRemove, canRevise } from '../policy';
import type { MoveArticleInput, ReviseArticleInput, WithdrawArticleInput } from '../schema';
import { type LockedArticle, lockArticle } from './queries';

type Done = Result<{ number: string }>;

/** Writes a new revision. One that is important is announced like a new article, and has to be read and confirmed again. */
export async function reviseArticle(db: Db, actor: Actor, input: ReviseArticleInput): Promise<Done> {
  const article = await lockArticle(db, actor.organizationId, input.id);
  if (article === null) return failure('notFound');
  if (!canRevise(actor, article)) return failure('denied');
  if (article.version !== input.version) return failure('conflict');
  const wrong = checkTimes(
    { ...input, expireAt: sameTime(input.expireAt, article.expireAt) ? null : input.expireAt },
    now(),
  );
  if (wrong) return wrong;
  const changed = await writeRevision(db, actor, article, input);
  if (!changed.ok) return changed;
  const refused = await replaceFiles(db, actor, article.id, input.fileIds);
  if (refused) return refused;
  await db.$executeRaw`SELECT renkei.index_article(${article.id}::uuid)`;
  const { title, mustRead, important, note } = input;
  const revised = { ...article, title, mustRead };
  if (important && article.state === 'published') await announceArticle(db, actor, revised);
  else await refreshPages(db, article);
  await recordAudit(db, actor, {
    event: 'article.revised',
    targetType: 'article',
    targetId: article.id,
    organizationIds: article.restricted && article.state !== 'scheduled' ? await readersOf(db, article.id) : [],
    before: {
      title: article.title,
      revision: article.revision,
      mustRead: article.mustRead,
      expireAt: article.expireAt,
    },
    after: { title, revision: article.revision + 1, mustRead, expireAt: input.expireAt, important, note },
  });
  return success({ number: article.number });
}

const sameTime = (one: Date | null, other: Date | null): boolean => one?.getTime() === other?.getTime();

async function writeRevision(
  db: Db,
  actor: Actor,
  article: LockedArticle,
  input: ReviseArticleInput,
): Promise<Result<null>> {
  const { title, body, note, important, pinned, mustRead, confirmBy, expireAt, fileIds } = input;
  const revision = article.revision + 1;
  const { count } = await db.article.updateMany({
    where: { id: article.id, version: article.version },
    data: {
      ...{
        title,
        revision,
        pinned,
        mustRead,
        expireAt,
        updatedAt: now(),
        version: { increment: 1 },
        fileCount: fileIds.length,
      },
      confirmBy: confirmBy === null ? null : toDateColumn(confirmBy),
      ...(important ? { importantRevision: revision } : {}),
    },
  });
  if (count === 0) return failure('conflict');
  const author = { organizationId: actor.organizationId, authorId: actor.userId, authorName: actor.userName };
  await db.articleRevision.createMany({
    data: { articleId: article.id, number: revision, title, body, note, important, ...author, createdAt: now() },
  });
  return success(null);
}

/** The article's own files become these: new ones are attached, the others are taken away. */
async function replaceFiles(
  db: Db,
  actor: Actor,
  articleId: string,
  fileIds: readonly string[],
): Promise<Result<never> | null> {
  await db.$executeRaw`
    UPDATE article_files SET removed_at = ${now()} WHERE article_id = ${articleId}::uuid AND comment_id IS NULL AND removed_at IS NULL
      AND NOT file_id = ANY (${[...fileIds]}::uuid[])`;
  return attachToArticle(db, actor, articleId, fileIds);
}

/** Takes an article back: who could read it sees that it is gone, and why. */
export async function withdrawArticle(db: Db, actor: Actor, input: WithdrawArticleInput): Promise<Done> {
  const article = await lockArticle(db, actor.organizationId, input.id);
  if (article === null) return failure('notFound');
  if (!canRemove(actor, article)) return failure('denied');
  // Whoever is to read it has not heard of it before its time, nor hears of its end.
  const readers = article.restricted && article.state !== 'scheduled' ? await readersOf(db, article.id) : [];
  const { count } = await db.article.updateMany({
    where: { id: article.id, version: input.version, state: { not: 'withdrawn' } },
    data: {
      ...{
        state: 'withdrawn',
        withdrawnReason: input.reason,
        pinned: false,
        updatedAt: now(),
        version: { increment: 1 },
      },
    },
  });
  if (count === 0) return failure('conflict');
  await db.$executeRaw`SELECT renkei.index_article(${article.id}::uuid)`;
  const about = { ...toldAbout(article), kind: 'article.withdrawn' as const };
  const told = readers.filter((id) => id !== actor.organizationId);
  await notify(
    db,
    actor,
    told.map((organizationId) => ({ ...about, organizationId, roles: ['system_administrator'] as const })),
  );
  await refreshPages(db, article);
  await recordAudit(db, actor, {
    event: 'article.withdrawn',
    targetType: 'article',
    targetId: article.id,
    organizationIds: readers,
    before: { state: article.state },
    after: { state: 'withdrawn', reason: input.reason },
  });
  return success({ number: article.number });
}

/** Puts an article into another category of the same kind of readers, where the actor may post. */
export async function moveArticle(db: Db, actor: Actor, input: MoveArticleInput): Promise<Done> {
  const article = await lockArticle(db, actor.organizationId, input.id);
  if (article === null) return failure('notFound');
  if (!canRemove(actor, article)) return failure('denied');
  const category = await findOpenCategory(db, input.category);
  if (category === null) return failure('articles.categoryClosed', 'category');
  if (!canPost(actor, category.posting, await ownsSystem(db, actor))) return failure('articles.notYours', 'category');
  if (category.restricted !== article.restricted) return failure('articles.otherReaders', 'category');
  const { count } = await db.article.updateMany({
    where: { id: article.id, version: input.version },
    data: { categoryId: category.id, version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  await refreshPages(db, article);
  await recordAudit(db, actor, {
    event: 'article.moved',
    targetType: 'article',
    targetId: article.id,
    before: { category: article.categoryCode },
    after: { category: category.code },
  });
  return success({ number: article.number });
}

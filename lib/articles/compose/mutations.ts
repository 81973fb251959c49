import 'server-only';
import { type Actor, ownNameOf } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { toDateColumn } from '@/lib/calendar/rules';
import { enqueue } from '@/lib/core/background/queue';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { grantFiles } from '@/lib/files/mutations';
import {
  type Addressee,
  confirmingOrganizations,
  countUsers,
  everyOrganization,
  resolveAddressees,
} from '../addressees/queries';
import { announceArticle, refreshPages } from '../announcing/mutations';
import { findOpenCategory, ownsSystem } from '../categories/queries';
import type { Category } from '../categories/types';
import { confirmingKinds, writers } from '../constants';
import { takeArticleNumber } from '../number/mutations';
import { canPost } from '../policy';
import type { PostArticleInput } from '../schema';
import { checkTimes } from './rules';

interface Posted {
  readonly id: string;
  readonly number: string;
}

/**
 * Posts an article, or keeps it until its time. Problems: a category where the actor may not post or that was closed meanwhile, times
 * that make no sense, nobody addressed where somebody must be, files that are not there, and recipients that nobody has agreed to yet.
 */
export async function postArticle(db: Db, actor: Actor, input: PostArticleInput): Promise<Result<Posted>> {
  const at = now();
  const category = await findOpenCategory(db, input.category);
  if (category === null) return failure('articles.categoryClosed', 'category');
  if (!canPost(actor, category.posting, await ownsSystem(db, actor))) return failure('articles.notYours', 'category');
  const wrong = checkTimes(input, at);
  if (wrong) return wrong;
  const addressed = category.restricted ? await resolveAddressees(db, actor, input) : success([]);
  if (!addressed.ok) return addressed;
  if (category.restricted && addressed.value.length === 0) return failure('articles.addresseesRequired', 'names');
  const asked = await askForAgreement(db, actor, input, category, addressed.value);
  if (asked) return asked;
  const article = await insertArticle(db, actor, input, category, at);
  if (category.restricted) await insertReaders(db, actor, article.id, addressed.value, input.mayUpdate);
  const refused = await attachToArticle(db, actor, article.id, input.fileIds);
  if (refused) return refused;
  await db.$executeRaw`SELECT renkei.index_article(${article.id}::uuid)`;
  await finish(db, actor, input, category, article, addressed.value);
  return success(article);
}

/** Whoever sends mail to many sees to how many first: the same form sent again, with that number, goes. */
async function askForAgreement(
  db: Db,
  actor: Actor,
  input: PostArticleInput,
  category: Category,
  addressed: readonly Addressee[],
): Promise<Result<never> | null> {
  const ids = category.restricted
    ? [actor.organizationId, ...addressed.map(({ id }) => id)]
    : category.mailed
      ? await everyOrganization(db)
      : input.mustRead
        ? await confirmingOrganizations(db, confirmingKinds, actor.organizationId)
        : [];
  if (ids.length === 0 || input.agreed === String(ids.length)) return null;
  const named = addressed.slice(0, 10).map(({ name }) => name);
  const names = [...(category.restricted ? [ownNameOf(actor)] : []), ...named].join(
    actor.locale === 'en' ? ', ' : '、',
  );
  const more = addressed.length > named.length ? ' …' : '';
  const roles = category.mailed ? [] : writers;
  // What must be read is mailed as each desk has it; of the others everybody gets a mail.
  const byDesk = !category.mailed && !category.restricted;
  return failure(byDesk ? 'articles.agreeByDesk' : 'articles.agree', undefined, {
    organizations: ids.length,
    users: await countUsers(db, actor, ids, roles),
    names: `${names}${more}`,
  });
}

async function insertArticle(
  db: Db,
  actor: Actor,
  input: PostArticleInput,
  category: Category,
  at: Date,
): Promise<Posted> {
  const id = newId();
  const scheduled = input.publishAt !== null && input.publishAt > at;
  const { title, body, pinned, mustRead, publishAt, expireAt, confirmBy, fileIds } = input;
  const author = { organizationId: actor.organizationId, authorId: actor.userId, authorName: actor.userName };
  const number = await takeArticleNumber(db, at);
  await db.article.createMany({
    data: {
      ...{ id, number, categoryId: category.id, ...author, title, pinned, mustRead, publishAt, expireAt },
      ...{
        state: scheduled ? 'scheduled' : 'published',
        restricted: category.restricted,
        publishedAt: scheduled ? null : at,
      },
      ...{ createdAt: at, updatedAt: at, confirmBy: confirmBy === null ? null : toDateColumn(confirmBy) },
      fileCount: fileIds.length,
    },
  });
  await db.articleRevision.createMany({
    data: { articleId: id, number: 1, title, body, important: true, ...author, createdAt: at },
  });
  return { id, number };
}

async function insertReaders(
  db: Db,
  { organizationId }: Actor,
  articleId: string,
  addressed: readonly Addressee[],
  mayUpdate: boolean,
): Promise<void> {
  const ids = addressed.map(({ id }) => id);
  await db.$executeRaw`
    INSERT INTO article_readers (article_id, organization_id, may_update, author)
    SELECT ${articleId}::uuid, o, o = ${organizationId}::uuid OR ${mayUpdate}, o = ${organizationId}::uuid
    FROM unnest(${[organizationId, ...ids]}::uuid[]) o`;
}

/** Puts uploaded files under an article or a comment of it; a problem if one is not there (any more). */
export async function attachToArticle(
  db: Db,
  actor: Actor,
  articleId: string,
  fileIds: readonly string[],
  commentId: string | null = null,
): Promise<Result<never> | null> {
  if (fileIds.length === 0) return null;
  if (!(await grantFiles(db, actor, fileIds, []))) return failure('notFound', 'fileIds');
  await db.$executeRaw`
    INSERT INTO article_files (article_id, file_id, comment_id, position)
    SELECT ${articleId}::uuid, f.id, ${commentId}::uuid, f.place FROM unnest(${[...fileIds]}::uuid[]) WITH ORDINALITY f(id, place)
    ON CONFLICT (article_id, file_id) DO UPDATE SET removed_at = NULL`;
  await enqueue(db, 'articles.read-files', {}, { key: 'articles.read-files' });
  return null;
}

async function finish(
  db: Db,
  actor: Actor,
  input: PostArticleInput,
  category: Category,
  { id, number }: Posted,
  addressed: readonly Addressee[],
): Promise<void> {
  const { title, mustRead, publishAt } = input;
  const { organizationId, organizationName, organizationNameEn } = actor;
  const { restricted, mailed } = category;
  const article = { id, number, title, mustRead, restricted, mailed, categoryId: category.id };
  const scheduled = publishAt !== null && publishAt > now();
  if (scheduled) await refreshPages(db, { id, restricted });
  else await announceArticle(db, actor, { ...article, organizationId, organizationName, organizationNameEn });
  await recordAudit(db, actor, {
    event: scheduled ? 'article.scheduled' : 'article.posted',
    targetType: 'article',
    targetId: id,
    // The addressed do not know of it before it is out.
    organizationIds: scheduled ? [] : addressed.map((one) => one.id),
    after: {
      number,
      title,
      category: category.code,
      mustRead,
      publishAt,
      expireAt: input.expireAt,
      addressed: addressed.length,
    },
  });
}

import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { newId } from '@/lib/core/ids';
import { findCategory, listCategories } from './queries';
import { nextCode } from './rules';
import type { AddCategoryInput, ChangeCategoryInput } from './schema';

type Done = Result<{ code: string }>;

/** Levels of the tree: codes have two digits for each. */
const deepest = 4;

/** Adds a category below another, with the next code; who reads its articles follows from the one above. */
export async function addCategory(db: Db, actor: Actor, input: AddCategoryInput): Promise<Done> {
  // Two who add at once take one code after the other.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('article categories', 0))::text`;
  const all = await listCategories(db);
  const parent = input.parent === '' ? null : (all.find(({ code }) => code === input.parent) ?? null);
  if (input.parent !== '' && (parent === null || parent.code.split('-').length >= deepest))
    return failure('notFound', 'parent');
  const siblings = all.filter(({ parentId }) => parentId === (parent?.id ?? null));
  if (siblings.some(({ name }) => name === input.name)) return failure('articles.categoryThere', 'name');
  const { name, nameEn, use, useEn, posting, position } = input;
  const code = nextCode(
    parent?.code ?? null,
    siblings.map((sibling) => sibling.code),
  );
  const restricted = parent?.restricted ?? false;
  await db.articleCategory.createMany({
    data: { id: newId(), parentId: parent?.id ?? null, code, name, nameEn, use, useEn, posting, position, restricted },
  });
  await publish(db, { organizationIds: '*', topic: 'articles', id: code });
  await recordAudit(db, actor, {
    event: 'article_category.added',
    targetType: 'article_category',
    targetId: code,
    after: { code, name, posting, position },
  });
  return success({ code });
}

/** Renames, rearranges or closes a category; its code stays, because addresses have it. */
export async function changeCategory(db: Db, actor: Actor, input: ChangeCategoryInput): Promise<Done> {
  const before = await findCategory(db, input.code);
  if (before === null) return failure('notFound');
  const siblings = (await listCategories(db)).filter(
    ({ parentId, id }) => parentId === before.parentId && id !== before.id,
  );
  if (siblings.some(({ name }) => name === input.name)) return failure('articles.categoryThere', 'name');
  const { name, nameEn, use, useEn, posting, position, closed } = input;
  const { count } = await db.articleCategory.updateMany({
    where: { id: before.id, version: input.version },
    data: {
      ...{ name, nameEn, use, useEn, posting, position, version: { increment: 1 } },
      ...(closed === before.closed ? {} : { closedAt: closed ? now() : null }),
    },
  });
  if (count === 0) return failure('conflict');
  await publish(db, { organizationIds: '*', topic: 'articles', id: before.code });
  await recordAudit(db, actor, {
    event: 'article_category.changed',
    targetType: 'article_category',
    targetId: before.code,
    before: { name: before.name, posting: before.posting, position: before.position, closed: before.closed },
    after: { name, posting, position, closed },
  });
  return success({ code: before.code });
}

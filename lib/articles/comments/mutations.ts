import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { readersOf, refreshPages, toldAbout } from '../announcing/mutations';
import { attachToArticle } from '../compose/mutations';
import { canComment } from '../policy';
import { lockArticle } from '../revise/queries';
import type { CommentInput } from '../schema';

/**
 * Writes beside an article: a question, or in 06 the answer, with the form to which it was added (S3 用途8). In a restricted one all
 * readers are told, else the author's organization.
 */
export async function commentOnArticle(db: Db, actor: Actor, input: CommentInput): Promise<Result<{ number: string }>> {
  const article = await lockArticle(db, actor.organizationId, input.id);
  if (article === null) return failure('notFound');
  if (!canComment(actor, article)) return failure('denied');
  const id = newId();
  await db.articleComment.createMany({
    data: {
      ...{ id, articleId: article.id, organizationId: actor.organizationId },
      ...{ authorId: actor.userId, authorName: actor.userName, body: input.body, createdAt: now() },
    },
  });
  const refused = await attachToArticle(db, actor, article.id, input.fileIds, id);
  if (refused) return refused;
  if (input.fileIds.length > 0) await db.$executeRaw`SELECT renkei.index_article(${article.id}::uuid)`;
  const readers = article.restricted ? await readersOf(db, article.id) : [article.organizationId];
  const { organizationName: organization, organizationNameEn: organizationEn } = actor;
  const about = toldAbout(article);
  const told = readers.map((organizationId) => ({
    ...about,
    params: { ...about.params, organization, organizationEn },
    kind: article.restricted ? ('article.answered' as const) : ('article.commented' as const),
    organizationId,
    roles: ['system_administrator', 'system_management', 'call_center', 'staff'] as const,
  }));
  await notify(db, actor, told);
  await refreshPages(db, article);
  await recordAudit(db, actor, {
    event: 'article.commented',
    targetType: 'article',
    targetId: article.id,
    organizationIds: article.restricted ? readers : [article.organizationId],
    after: { number: article.number, files: input.fileIds.length },
  });
  return success({ number: article.number });
}

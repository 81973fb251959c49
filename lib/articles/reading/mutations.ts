import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { newId } from '@/lib/core/ids';
import { readAbout } from '@/lib/notifications/mutations';
import { canConfirm } from '../policy';
import { lockArticle } from '../revise/queries';
import type { ConfirmInput } from '../schema';

/** Who opens an article has read it, and so has the organization: two marks, and what was told of it is read. */
export async function readArticle(db: Db, actor: Actor, id: string): Promise<void> {
  const at = now();
  await db.$executeRaw`
    INSERT INTO article_reads (user_id, article_id, read_at)
    SELECT ${actor.userId}::uuid, a.id, ${at} FROM articles a WHERE a.id = ${id}::uuid AND a.state <> 'scheduled'
    ON CONFLICT (user_id, article_id) DO NOTHING`;
  await db.$executeRaw`
    INSERT INTO article_receipts (article_id, organization_id, author_organization_id, restricted, first_read_at, first_reader_name)
    SELECT a.id, ${actor.organizationId}::uuid, a.organization_id, a.restricted, ${at}, ${actor.userName}
    FROM articles a WHERE a.id = ${id}::uuid AND a.state = 'published'
    ON CONFLICT (article_id, organization_id) DO NOTHING`;
  await readAbout(db, actor, 'article', id);
}

/** Confirms for the organization that it has read this revision; refused when a later one is important. */
export async function confirmArticle(db: Db, actor: Actor, input: ConfirmInput): Promise<Result<{ number: string }>> {
  const article = await lockArticle(db, actor.organizationId, input.id);
  if (article === null) return failure('notFound');
  if (!canConfirm(actor, article)) return failure('denied');
  if (input.revision < article.importantRevision || input.revision > article.revision) return failure('conflict');
  await readArticle(db, actor, article.id);
  const at = now();
  await db.$executeRaw`
    UPDATE article_receipts SET confirmed_revision = ${input.revision}::int, confirmed_at = ${at}, confirmed_by_name = ${actor.userName}
    WHERE article_id = ${article.id}::uuid AND organization_id = ${actor.organizationId}::uuid
      AND (confirmed_revision IS NULL OR confirmed_revision < ${article.importantRevision}::int)`;
  const confirmed = await db.$executeRaw`
    INSERT INTO article_confirmations (id, article_id, organization_id, user_id, user_name, revision, at)
    VALUES (${newId()}::uuid, ${article.id}::uuid, ${actor.organizationId}::uuid, ${actor.userId}::uuid, ${actor.userName}, ${input.revision}::int, ${at})
    ON CONFLICT (article_id, user_id, revision) DO NOTHING`;
  if (confirmed === 0) return success({ number: article.number });
  await publish(db, {
    organizationIds: [actor.organizationId, article.organizationId],
    topic: 'articles',
    id: article.id,
  });
  await recordAudit(db, actor, {
    event: 'article.confirmed',
    targetType: 'article',
    targetId: article.id,
    organizationIds: [article.organizationId],
    after: { number: article.number, revision: input.revision },
  });
  return success({ number: article.number });
}

/** Everything that is published counts as read from now on: of one category (its articles get marks), or of all (one mark). */
export async function readAllArticles(db: Db, actor: Actor, code: string): Promise<Result<{ code: string }>> {
  const at = now();
  if (code === '')
    await db.$executeRaw`
      INSERT INTO article_marks (user_id, read_until) VALUES (${actor.userId}::uuid, ${at})
      ON CONFLICT (user_id) DO UPDATE SET read_until = EXCLUDED.read_until`;
  else
    await db.$executeRaw`
      INSERT INTO article_reads (user_id, article_id, read_at)
      SELECT ${actor.userId}::uuid, a.id, ${at} FROM articles a JOIN article_categories k ON k.id = a.category_id
      WHERE (k.code = ${code} OR starts_with(k.code, ${`${code}-`})) AND a.state = 'published'
        AND a.published_at > (SELECT greatest(u.created_at, m.read_until) FROM users u LEFT JOIN article_marks m ON m.user_id = u.id
          WHERE u.id = ${actor.userId}::uuid)
      ORDER BY a.published_at DESC LIMIT 5000
      ON CONFLICT (user_id, article_id) DO NOTHING`;
  return success({ code });
}

import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { toldAbout } from '../announcing/mutations';
import { canChase } from '../policy';
import { lockArticle } from '../revise/queries';
import { hasRemindedToday, listUnconfirmed } from './queries';

/** Reminds those that have not confirmed, as far as the actor chases them; once a business date and organization. */
export async function remindReaders(db: Db, actor: Actor, id: string): Promise<Result<{ number: string }>> {
  // Of two people who remind at once the second waits, and finds that it was done.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`remind ${id} ${actor.organizationId}`}, 0))::text`;
  const article = await lockArticle(db, actor.organizationId, id);
  if (article === null) return failure('notFound');
  if (!canChase(actor, article)) return failure('denied');
  if (article.state !== 'published' || !(article.mustRead || article.restricted))
    return failure('articles.nobodyToRemind');
  if (await hasRemindedToday(db, actor, id)) return failure('articles.remindedToday');
  const wanting = await listUnconfirmed(db, actor, article);
  if (wanting.length === 0) return failure('articles.nobodyToRemind');
  const about = { ...toldAbout(article), kind: 'article.reminder' as const };
  const roles = ['system_administrator', 'system_management', 'call_center', 'staff'] as const;
  await notify(
    db,
    actor,
    wanting.map((organizationId) => ({ ...about, organizationId, roles })),
  );
  await db.articleReminder.createMany({
    data: {
      ...{ id: newId(), articleId: id, organizationId: actor.organizationId },
      ...{ userName: actor.userName, count: wanting.length, at: now() },
    },
  });
  await recordAudit(db, actor, {
    event: 'article.reminded',
    targetType: 'article',
    targetId: id,
    organizationIds: wanting,
    after: { number: article.number, reminded: wanting.length },
  });
  return success({ number: article.number });
}

import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { postArticle } from './compose/mutations';
import { postArticleSchema } from './schema';

const outages = '05';

/**
 * Tells everybody of a disruption, in category 05 (S3), in the transaction of what it is about. Whoever calls it has asked the person
 * before: everybody is told. Problems as those of `postArticle`.
 */
export async function announceDisruption(
  db: Db,
  actor: Actor,
  { title, body }: { readonly title: string; readonly body: string },
): Promise<Result<{ number: string }>> {
  const article = postArticleSchema.parse({ category: outages, title, body });
  const posted = await postArticle(db, actor, article);
  const [problem] = posted.ok ? [] : posted.problems;
  if (problem?.code !== 'articles.agree') return posted;
  return postArticle(db, actor, { ...article, agreed: String(problem.params?.organizations ?? '') });
}

import 'server-only';
import type { Db } from '@/lib/core/db';
import type { Announced } from '../announcing/mutations';
import type { ArticleState } from '../constants';
import type { ArticleRights } from '../policy';

/** An article that is about to be changed; its row is locked until the transaction ends. */
export interface LockedArticle extends Announced, ArticleRights {
  readonly organizationId: string;
  readonly restricted: boolean;
  readonly categoryCode: string;
  readonly state: ArticleState;
  readonly revision: number;
  readonly importantRevision: number;
  readonly pinned: boolean;
  readonly expireAt: Date | null;
  readonly confirmBy: string | null;
  readonly version: number;
}

/** null = there is none that the actor may see. Whoever may not change it gets it, too, unlocked: the policy says no. */
export async function lockArticle(db: Db, organizationId: string | null, id: string): Promise<LockedArticle | null> {
  await db.$queryRaw`SELECT FROM articles WHERE id = ${id}::uuid FOR UPDATE`;
  const [article] = await db.$queryRaw<LockedArticle[]>`
    SELECT a.id::text, a.number, a.title, a.category_id::text AS "categoryId", k.code AS "categoryCode", k.mailed, a.restricted,
      a.must_read AS "mustRead", a.state::text AS state, a.revision, a.important_revision AS "importantRevision", a.pinned,
      a.expire_at AS "expireAt", a.confirm_by::text AS "confirmBy", a.version, a.organization_id::text AS "organizationId",
      o.name AS "organizationName", o.name_en AS "organizationNameEn",
      EXISTS (SELECT FROM article_readers r WHERE r.article_id = a.id AND r.organization_id = ${organizationId}::uuid AND r.may_update) AS "mayUpdate"
    FROM articles a JOIN article_categories k ON k.id = a.category_id JOIN organizations o ON o.id = a.organization_id
    WHERE a.id = ${id}::uuid`;
  return article ?? null;
}

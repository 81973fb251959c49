import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { announcedShape } from '../announcing/mutations';
import { articleStates } from '../constants';
import { articleRightsShape } from '../policy';

/** An article that is about to be changed; its row is locked until the transaction ends. */
export const lockedArticleShape = announcedShape.extend(articleRightsShape.shape).extend({
  organizationId,
  restricted: z.boolean(),
  categoryCode: z.string(),
  state: z.enum(articleStates),
  revision: z.number(),
  importantRevision: z.number(),
  pinned: z.boolean(),
  expireAt: z.date().nullable(),
  confirmBy: z.string().nullable(),
  version: z.number(),
});
export type LockedArticle = z.infer<typeof lockedArticleShape>;

/** null = there is none that the actor may see. Whoever may not change it gets it, too, unlocked: the policy says no. */
export async function lockArticle(
  db: Db,
  organizationId: OrganizationId | null,
  id: string,
): Promise<LockedArticle | null> {
  await db.$executeRaw`SELECT FROM articles WHERE id = ${id}::uuid FOR UPDATE`;
  const [article] = await askRows(db, lockedArticleShape)`
    SELECT a.id::text, a.number, a.title, a.category_id::text AS "categoryId", k.code AS "categoryCode", k.mailed, a.restricted,
      a.must_read AS "mustRead", a.state::text AS state, a.revision, a.important_revision AS "importantRevision", a.pinned,
      a.expire_at AS "expireAt", a.confirm_by::text AS "confirmBy", a.version, a.organization_id::text AS "organizationId",
      o.name AS "organizationName", o.name_en AS "organizationNameEn",
      EXISTS (SELECT FROM article_readers r WHERE r.article_id = a.id AND r.organization_id = ${organizationId}::uuid AND r.may_update) AS "mayUpdate"
    FROM articles a JOIN article_categories k ON k.id = a.category_id JOIN organizations o ON o.id = a.organization_id
    WHERE a.id = ${id}::uuid`;
  return article ?? null;
}

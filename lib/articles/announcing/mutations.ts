import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { organizationId, userId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import type { NewNotification } from '@/lib/notifications/types';
import { confirmingOrganizations, everyOrganization } from '../addressees/queries';
import { confirmingKinds, writers } from '../constants';

/** What is told of an article. */
export const announcedShape = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  categoryId: z.string(),
  /** Its category's articles are mailed to every user. */
  mailed: z.boolean(),
  restricted: z.boolean(),
  mustRead: z.boolean(),
  organizationId,
  organizationName: z.string(),
  organizationNameEn: z.string(),
});
export type Announced = z.infer<typeof announcedShape>;

type Cause = Pick<Actor, 'userId'> | null;

export const toldAbout = (article: Announced) => ({
  targetType: 'article',
  targetId: article.id,
  url: `/articles/${article.number}`,
  params: {
    number: article.number,
    subject: article.title,
    organization: article.organizationName,
    organizationEn: article.organizationNameEn,
  },
});

const idShape = z.object({ id: organizationId });

/** The organizations that see a restricted article. */
export async function readersOf(db: Db, articleId: string): Promise<OrganizationId[]> {
  const rows = await askRows(db, idShape)`
    SELECT organization_id::text AS id FROM article_readers WHERE article_id = ${articleId}::uuid`;
  return rows.map(({ id }) => id);
}

const tidingsShape = z.object({ userId, organizationId });

async function tidings(db: Db, article: Announced): Promise<NewNotification[]> {
  const about = toldAbout(article);
  const to = (ids: readonly OrganizationId[], kind: NewNotification['kind'], more: Partial<NewNotification> = {}) =>
    ids.map((organizationId) => ({ ...about, kind, organizationId, ...more }));
  // S3 用途1: every user; 用途8: the addressed organizations and the own one.
  if (article.mailed) return to(await everyOrganization(db), 'article.important');
  if (article.restricted) return to(await readersOf(db, article.id), 'article.addressed', { roles: writers });
  const asked = article.mustRead ? await confirmingOrganizations(db, confirmingKinds, article.organizationId) : [];
  const watchers = await askRows(db, tidingsShape)`
    SELECT user_id::text AS "userId", organization_id::text AS "organizationId" FROM renkei.article_watchers(${article.categoryId}::uuid)`;
  return [
    ...to(asked, 'article.must_read', { roles: writers }),
    ...watchers.map(({ userId, organizationId }) => ({
      ...about,
      kind: 'article.posted' as const,
      organizationId,
      userId,
    })),
  ];
}

/** Tells those concerned of an article that has just come out, and open pages that there is something new. */
export async function announceArticle(db: Db, cause: Cause, article: Announced): Promise<void> {
  await notify(db, cause, await tidings(db, article));
  await refreshPages(db, article);
}

/** Open pages that may show the article. */
export async function refreshPages(db: Db, { id, restricted }: Pick<Announced, 'id' | 'restricted'>): Promise<void> {
  const organizationIds = restricted ? await readersOf(db, id) : '*';
  await publish(db, { organizationIds, topic: 'articles', id });
}

import 'server-only';
import { z } from 'zod';
import type { OrganizationEnded } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';

const idShape = z.object({ id: z.string() });

/** What was addressed to a body that ended its successor reads; lists name the successor instead. In `withSystem` only. */
export const inheritArticles: OrganizationEnded = async (db, { from, to }) => {
  if (to !== null) {
    const read = await askRows(db, idShape)`
      INSERT INTO article_readers (article_id, organization_id, may_update, author)
      SELECT article_id, ${to}::uuid, may_update, false FROM article_readers WHERE organization_id = ${from}::uuid
      ON CONFLICT DO NOTHING RETURNING article_id::text AS id`;
    for (const { id } of read) await db.$executeRaw`SELECT renkei.index_article(${id}::uuid)`;
    await db.$executeRaw`
      INSERT INTO article_group_members (group_id, organization_id)
      SELECT group_id, ${to}::uuid FROM article_group_members WHERE organization_id = ${from}::uuid ON CONFLICT DO NOTHING`;
  }
  await db.$executeRaw`DELETE FROM article_group_members WHERE organization_id = ${from}::uuid`;
  return {};
};

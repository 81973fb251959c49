import 'server-only';
import { z } from 'zod';
import type { MailText } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';

const bodyShape = z.object({ body: z.string() });

/** What a mail about an article says in full: its newest text, as it was written. Null = it was withdrawn. */
export const articleMailText: MailText = async (db, { type, id }) => {
  if (type !== 'article') return null;
  const [row] = await askRows(db, bodyShape)`
    SELECT v.body FROM articles a JOIN article_revisions v ON v.article_id = a.id AND v.number = a.revision
    WHERE a.id = ${id}::uuid AND a.state IN ('published', 'expired')`;
  return row?.body ?? null;
};

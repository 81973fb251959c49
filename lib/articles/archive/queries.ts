import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';

export const archivedFileShape = z.object({
  name: z.string(),
  hash: z.string(),
  size: z.number(),
  /** Of its article. */
  number: z.string(),
  at: z.date(),
});
export type ArchivedFile = z.infer<typeof archivedFileShape>;

/** Attachments of an article; those of its comments, too. */
export const listArticleFiles = (db: Ask, articleId: string): Promise<ArchivedFile[]> => askRows(db, archivedFileShape)`
  SELECT f.name, f.hash, f.size, a.number, f.created_at AS at
  FROM article_files x JOIN articles a ON a.id = x.article_id JOIN files f ON f.id = x.file_id
  WHERE x.article_id = ${articleId}::uuid AND x.removed_at IS NULL ORDER BY x.comment_id NULLS FIRST, x.position, f.id`;

/** Attachments of what is published in some categories, the newest first; one more than may be in an archive says that it is too much. */
export const listCategoryFiles = (
  db: Ask,
  categoryIds: readonly string[],
  most: number,
): Promise<ArchivedFile[]> => askRows(db, archivedFileShape)`
  SELECT f.name, f.hash, f.size, a.number, f.created_at AS at
  FROM articles a JOIN article_files x ON x.article_id = a.id AND x.removed_at IS NULL AND x.comment_id IS NULL JOIN files f ON f.id = x.file_id
  WHERE a.category_id = ANY (${[...categoryIds]}::uuid[]) AND a.state = 'published' AND a.file_count > 0
  ORDER BY a.updated_at DESC, x.position, f.id LIMIT ${most + 1}`;

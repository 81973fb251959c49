import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import {
  type ArticleComment,
  type ArticleDetail,
  type ArticleFile,
  type ArticleReader,
  articleCommentShape,
  articleDetailShape,
  articleFileShape,
  articleReaderShape,
} from './types';

type Viewer = Pick<Actor, 'userId' | 'organizationId' | 'locale'>;

const rowShape = articleDetailShape
  .omit({ readers: true, files: true, comments: true, confirmed: true })
  .extend({ confirmedAt: z.date().nullable(), confirmedBy: z.string().nullable() });
type Row = z.infer<typeof rowShape>;

/** Readers that are named on the page. */
const namedReaders = 100;

async function findRow(db: Ask, viewer: Viewer, number: string): Promise<Row | null> {
  const own = Prisma.sql`${viewer.organizationId}::uuid`;
  const [row] = await askRows(db, rowShape)`
    SELECT a.id::text, a.number, a.version, a.category_id::text AS "categoryId", k.code AS "categoryCode", a.title, v.body,
      a.state::text AS state, a.revision, a.important_revision AS "importantRevision", a.restricted, a.pinned, a.must_read AS "mustRead",
      a.confirm_by::text AS "confirmBy", a.organization_id::text AS "organizationId", o.code AS "organizationCode",
      ${nameFor(viewer, Prisma.sql`o`)} AS "organizationName", a.author_name AS "authorName", a.created_at AS "createdAt",
      a.updated_at AS "updatedAt", a.publish_at AS "publishAt", a.published_at AS "publishedAt", a.expire_at AS "expireAt",
      a.withdrawn_reason AS "withdrawnReason",
      EXISTS (SELECT FROM article_readers r WHERE r.article_id = a.id AND r.organization_id = ${own} AND r.may_update) AS "mayUpdate",
      (SELECT count(*)::int FROM article_readers r WHERE r.article_id = a.id AND NOT r.author) AS "readerCount",
      c.confirmed_at AS "confirmedAt", c.confirmed_by_name AS "confirmedBy"
    FROM articles a JOIN article_categories k ON k.id = a.category_id JOIN organizations o ON o.id = a.organization_id
    LEFT JOIN article_revisions v ON v.article_id = a.id AND v.number = a.revision
    LEFT JOIN article_receipts c ON c.article_id = a.id AND c.organization_id = ${own} AND c.confirmed_revision >= a.important_revision
    WHERE a.number = ${number}`;
  return row ?? null;
}

const readersOf = (db: Ask, viewer: Viewer, id: string): Promise<ArticleReader[]> => askRows(db, articleReaderShape)`
  SELECT o.code, ${nameFor(viewer, Prisma.sql`o`)} AS name, r.may_update AS "mayUpdate"
  FROM article_readers r JOIN organizations o ON o.id = r.organization_id
  WHERE r.article_id = ${id}::uuid AND NOT r.author ORDER BY o.code LIMIT ${namedReaders}`;

const filesOfShape = articleFileShape.extend({ commentId: z.string().nullable() });

/** Its own files and those of its comments; `commentId` null = its own. */
const filesOf = (db: Ask, id: string): Promise<(ArticleFile & { commentId: string | null })[]> => askRows(
  db,
  filesOfShape,
)`
  SELECT f.id::text, f.name, f.media_type AS "mediaType", f.size, x.comment_id::text AS "commentId", coalesce(t.problem, '') AS problem
  FROM article_files x JOIN files f ON f.id = x.file_id LEFT JOIN article_file_texts t ON t.file_id = f.id
  WHERE x.article_id = ${id}::uuid AND x.removed_at IS NULL ORDER BY x.position, f.id`;

const commentsOfShape = articleCommentShape.omit({ files: true });

const commentsOf = (db: Ask, viewer: Viewer, id: string): Promise<Omit<ArticleComment, 'files'>[]> => askRows(
  db,
  commentsOfShape,
)`
  SELECT c.id::text, ${nameFor(viewer, Prisma.sql`o`)} AS "organizationName", c.author_name AS "authorName", c.body, c.created_at AS "createdAt"
  FROM article_comments c JOIN organizations o ON o.id = c.organization_id WHERE c.article_id = ${id}::uuid ORDER BY c.created_at, c.id`;

/** An article with everything that its page shows; null = there is none that the actor may see. */
export async function getArticle(db: Ask, viewer: Viewer, number: string): Promise<ArticleDetail | null> {
  const row = await findRow(db, viewer, number);
  if (row === null) return null;
  const { confirmedAt, confirmedBy, ...article } = row;
  const files = await filesOf(db, row.id);
  const comments = await commentsOf(db, viewer, row.id);
  const summary = ({ commentId: _, ...file }: (typeof files)[number]) => file;
  return {
    ...article,
    readers: row.restricted ? await readersOf(db, viewer, row.id) : [],
    files: files.filter(({ commentId }) => commentId === null).map(summary),
    comments: comments.map((comment) => ({
      ...comment,
      files: files.filter(({ commentId }) => commentId === comment.id).map(summary),
    })),
    confirmed: confirmedAt === null ? null : { at: confirmedAt, by: confirmedBy ?? '' },
  };
}

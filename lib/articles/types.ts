import { z } from 'zod';
import { organizationId } from '@/lib/core/id-shapes';
import { fileSummaryShape } from '@/lib/files/types';
import { articleStates } from './constants';

/** An attachment; `problem` = why no search finds its words, empty = they are found, or it has not been read yet. */
export const articleFileShape = fileSummaryShape.extend({ problem: z.enum(['', 'too_long', 'refused', 'unreadable']) });
export type ArticleFile = z.infer<typeof articleFileShape>;

export const articleCommentShape = z.object({
  id: z.string(),
  organizationName: z.string(),
  authorName: z.string(),
  body: z.string(),
  createdAt: z.date(),
  files: z.array(articleFileShape).readonly(),
});
export type ArticleComment = z.infer<typeof articleCommentShape>;

export const articleReaderShape = z.object({ code: z.string(), name: z.string(), mayUpdate: z.boolean() });
export type ArticleReader = z.infer<typeof articleReaderShape>;

/** An article as its page shows it. */
export const articleDetailShape = z.object({
  id: z.string(),
  number: z.string(),
  version: z.number(),
  categoryId: z.string(),
  categoryCode: z.string(),
  title: z.string(),
  /** Markdown; null = it was withdrawn, and what it said is its author's organization's. */
  body: z.string().nullable(),
  state: z.enum(articleStates),
  revision: z.number(),
  importantRevision: z.number(),
  restricted: z.boolean(),
  pinned: z.boolean(),
  mustRead: z.boolean(),
  confirmBy: z.string().nullable(),
  organizationId,
  organizationCode: z.string(),
  organizationName: z.string(),
  authorName: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  publishAt: z.date().nullable(),
  publishedAt: z.date().nullable(),
  expireAt: z.date().nullable(),
  withdrawnReason: z.string(),
  /** The actor's organization may revise it. */
  mayUpdate: z.boolean(),
  /** Whom it is addressed to, without the author's organization; the first hundred. */
  readers: z.array(articleReaderShape).readonly(),
  readerCount: z.number(),
  files: z.array(articleFileShape).readonly(),
  comments: z.array(articleCommentShape).readonly(),
  /** The own organization's confirmation of what is to be read; null = none yet. */
  confirmed: z.object({ at: z.date(), by: z.string() }).nullable(),
});
export type ArticleDetail = z.infer<typeof articleDetailShape>;

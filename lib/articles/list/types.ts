import { z } from 'zod';
import { articleStates } from '../constants';

/** A line of the list (S3: state, 日時, title, number, comments, author, organization, category). */
export const articleSummaryShape = z.object({
  number: z.string(),
  title: z.string(),
  state: z.enum(articleStates),
  unread: z.boolean(),
  pinned: z.boolean(),
  restricted: z.boolean(),
  mustRead: z.boolean(),
  /** The own organization has confirmed the newest important revision. */
  confirmed: z.boolean(),
  own: z.boolean(),
  confirmBy: z.string().nullable(),
  updatedAt: z.date(),
  commentCount: z.number(),
  fileCount: z.number(),
  authorName: z.string(),
  organizationName: z.string(),
  categoryCode: z.string(),
  categoryName: z.string(),
});
export type ArticleSummary = z.infer<typeof articleSummaryShape>;

export interface ArticlePage {
  readonly rows: readonly ArticleSummary[];
  /** Counted up to one more than `countLimit`. */
  readonly total: number;
  /** A search looked at the newest only: all since then are among them; null = all there are. */
  readonly completeSince: Date | null;
}

/** Counting stops here: a list says 「1,000件以上」 instead of making everybody wait for an exact number. */
export const countLimit = 1_000;

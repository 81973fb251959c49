import type { ArticleState } from '../constants';

/** A line of the list (S3: state, 日時, title, number, comments, author, organization, category). */
export interface ArticleSummary {
  readonly number: string;
  readonly title: string;
  readonly state: ArticleState;
  readonly unread: boolean;
  readonly pinned: boolean;
  readonly restricted: boolean;
  readonly mustRead: boolean;
  /** The own organization has confirmed the newest important revision. */
  readonly confirmed: boolean;
  readonly own: boolean;
  readonly confirmBy: string | null;
  readonly updatedAt: Date;
  readonly commentCount: number;
  readonly fileCount: number;
  readonly authorName: string;
  readonly organizationName: string;
  readonly categoryCode: string;
  readonly categoryName: string;
}

export interface ArticlePage {
  readonly rows: readonly ArticleSummary[];
  /** Counted up to one more than `countLimit`. */
  readonly total: number;
  /** A search looked at the newest only: all since then are among them; null = all there are. */
  readonly completeSince: Date | null;
}

/** Counting stops here: a list says 「1,000件以上」 instead of making everybody wait for an exact number. */
export const countLimit = 1_000;

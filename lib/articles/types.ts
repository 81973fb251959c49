import type { FileSummary } from '@/lib/files/types';
import type { ArticleState } from './constants';

/** An attachment; `problem` = why no search finds its words, empty = they are found, or it has not been read yet. */
export interface ArticleFile extends FileSummary {
  readonly problem: '' | 'too_long' | 'refused' | 'unreadable';
}

export interface ArticleComment {
  readonly id: string;
  readonly organizationName: string;
  readonly authorName: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly files: readonly ArticleFile[];
}

export interface ArticleReader {
  readonly code: string;
  readonly name: string;
  readonly mayUpdate: boolean;
}

/** An article as its page shows it. */
export interface ArticleDetail {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly categoryId: string;
  readonly categoryCode: string;
  readonly title: string;
  /** Markdown; null = it was withdrawn, and what it said is its author's organization's. */
  readonly body: string | null;
  readonly state: ArticleState;
  readonly revision: number;
  readonly importantRevision: number;
  readonly restricted: boolean;
  readonly pinned: boolean;
  readonly mustRead: boolean;
  readonly confirmBy: string | null;
  readonly organizationId: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly authorName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly publishAt: Date | null;
  readonly publishedAt: Date | null;
  readonly expireAt: Date | null;
  readonly withdrawnReason: string;
  /** The actor's organization may revise it. */
  readonly mayUpdate: boolean;
  /** Whom it is addressed to, without the author's organization; the first hundred. */
  readonly readers: readonly ArticleReader[];
  readonly readerCount: number;
  readonly files: readonly ArticleFile[];
  readonly comments: readonly ArticleComment[];
  /** The own organization's confirmation of what is to be read; null = none yet. */
  readonly confirmed: { readonly at: Date; readonly by: string } | null;
}

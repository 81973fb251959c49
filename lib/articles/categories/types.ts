import type { ArticlePosting } from '../constants';

export interface Category {
  readonly id: string;
  readonly parentId: string | null;
  /** `01-02`; in addresses. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly use: string;
  readonly useEn: string;
  readonly posting: ArticlePosting;
  readonly restricted: boolean;
  readonly mailed: boolean;
  readonly position: number;
  readonly closed: boolean;
  readonly version: number;
}

/** A node of the tree as one organization sees it. */
export interface CategoryNode {
  readonly code: string;
  /** In the reader's language. */
  readonly name: string;
  readonly use: string;
  /** Empty = a node of inquiries, which is no category. */
  readonly category: Category | null;
  readonly children: readonly CategoryNode[];
}

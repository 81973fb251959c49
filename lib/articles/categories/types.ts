import { z } from 'zod';
import { articlePostings } from '../constants';

export const categoryShape = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  /** `01-02`; in addresses. */
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  use: z.string(),
  useEn: z.string(),
  posting: z.enum(articlePostings),
  restricted: z.boolean(),
  mailed: z.boolean(),
  position: z.number(),
  closed: z.boolean(),
  version: z.number(),
});
export type Category = z.infer<typeof categoryShape>;

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

import { z } from 'zod';
import { searchWords } from '@/lib/access/search/words';
import { isBusinessDate } from '@/lib/calendar/rules';
import { articleStates, pageSizes, usualPageSize } from '../constants';

const date = z.string().refine(isBusinessDate).optional();

/** The filters of `/articles` as they stand in its address (`readQuery`). */
export const listArticlesSchema = z.object({
  /** Code of a category, `asked` or `received`; none = everything. */
  category: z
    .string()
    .regex(/^(?:\d\d(?:-\d\d){0,3}|asked|received)$/)
    .optional(),
  /** 下位カテゴリを含む. A form without the tick sends only `set`. */
  below: z.literal('1').optional(),
  set: z.literal('1').optional(),
  q: searchWords.optional(),
  state: z.enum(articleStates).default('published'),
  unread: z.literal('1').optional(),
  /** Only what the own organization has still to confirm. */
  unconfirmed: z.literal('1').optional(),
  /** Code of the author's organization. */
  from: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/)
    .optional(),
  since: date,
  until: date,
  /** Looks for categories by their name. */
  tree: z.string().trim().max(60).optional(),
  size: z.coerce
    .number()
    .refine((size) => (pageSizes as readonly number[]).includes(size))
    .default(usualPageSize),
  page: z.coerce.number().int().min(1).max(200).default(1),
});
export type ArticleFilter = z.output<typeof listArticlesSchema>;

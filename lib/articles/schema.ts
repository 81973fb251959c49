import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { dateField, timeField } from '@/lib/calendar/schema';
import { versionField } from '@/lib/core/version';
import { readGroupKey } from './addressees/rules';
import { bodyLimit, commentLimit, filesLimit, reasonLimit, titleLimit } from './constants';

const optionalTime = z.union([z.literal('').transform(() => null), timeField]).default(null);
const optionalDate = z.union([z.literal('').transform(() => null), dateField]).default(null);
const tick = z.stringbool().default(false);
const fileIds = z.array(z.uuid()).max(filesLimit).default([]);
const categoryCode = z.string().regex(/^\d\d(?:-\d\d){0,3}$/);
const groupKey = z
  .string()
  .max(60)
  .refine((text) => readGroupKey(text) !== null);

const contents = {
  title: requiredLine(titleLimit),
  body: z.string().trim().min(1).max(bodyLimit),
  fileIds,
  expireAt: optionalTime,
  pinned: tick,
  mustRead: tick,
  confirmBy: optionalDate,
};

export const postArticleSchema = z.strictObject({
  category: categoryCode,
  ...contents,
  publishAt: optionalTime,
  /** Whom it is addressed to, in a category where one names them. */
  groups: z.array(groupKey).max(60).default([]),
  /** Names or codes. */
  names: z.string().max(20_000).default(''),
  mayUpdate: tick,
  /** How many organizations the person has been shown and agreed to; empty = none yet. */
  agreed: z.string().max(10).default(''),
});
export type PostArticleInput = z.output<typeof postArticleSchema>;

export const reviseArticleSchema = z.strictObject({
  id: z.uuid(),
  version: versionField,
  ...contents,
  /** What was changed and why. */
  note: z.string().trim().max(reasonLimit).default(''),
  /** Everybody has to read it again. */
  important: tick,
});
export type ReviseArticleInput = z.output<typeof reviseArticleSchema>;

export const withdrawArticleSchema = z.strictObject({
  id: z.uuid(),
  version: versionField,
  reason: z.string().trim().min(1).max(reasonLimit),
});
export type WithdrawArticleInput = z.output<typeof withdrawArticleSchema>;

export const moveArticleSchema = z.strictObject({ id: z.uuid(), version: versionField, category: categoryCode });
export type MoveArticleInput = z.output<typeof moveArticleSchema>;

export const commentSchema = z.strictObject({
  id: z.uuid(),
  body: z.string().trim().min(1).max(commentLimit),
  fileIds,
});
export type CommentInput = z.output<typeof commentSchema>;

/** The revision that the person saw. */
export const confirmSchema = z.strictObject({ id: z.uuid(), revision: versionField });
export type ConfirmInput = z.output<typeof confirmSchema>;

export const favouriteSchema = z.strictObject({
  code: z.string().regex(/^(?:\d\d(?:-\d\d){0,3}|asked|received)$/),
  on: tick,
});
export const watchSchema = z.strictObject({ code: categoryCode, mode: z.enum(['watch', 'mute', 'usual']) });
export const readAllSchema = z.strictObject({ code: z.union([z.literal(''), categoryCode]) });

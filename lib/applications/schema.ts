import { z } from 'zod';
import { versionField } from '@/lib/core/version';
import { bulkLimit, commentLimit, fieldPlaces, filesLimit, placeOf, valueLimit, verdicts } from './constants';
import type { FormField, Values } from './types';

/** What a form's fields say stands in places of the page, as a form's own keys are data. */
const place = z.string().max(valueLimit).default('');
const places: Readonly<Record<string, typeof place>> = Object.fromEntries(
  Array.from({ length: fieldPlaces }, (_, index) => [placeOf(index), place]),
);
const fileIds = z.array(z.uuid()).max(filesLimit).default([]);

/** A new application or a draft of one, kept (`save`) or filed. */
export const writeApplicationSchema = z.object({
  formId: z.uuid(),
  /** Of the draft that goes on; empty = a new one. */
  id: z.union([z.literal(''), z.uuid()]).default(''),
  version: z.union([z.literal(''), versionField]).default(''),
  intent: z.enum(['save', 'submit']).default('submit'),
  ...places,
  fileIds,
});
export type WriteApplicationInput = z.output<typeof writeApplicationSchema>;

/** A returned application, corrected. */
export const correctApplicationSchema = z.object({
  id: z.uuid(),
  version: versionField,
  comment: z.string().trim().max(commentLimit).default(''),
  ...places,
  fileIds,
});
export type CorrectApplicationInput = z.output<typeof correctApplicationSchema>;

/** By the keys of the fields. */
export const valuesIn = (fields: readonly FormField[], input: object): Values =>
  Object.fromEntries(fields.map(({ key }, index) => [key, String(Reflect.get(input, placeOf(index)) ?? '')]));

export const decideApplicationSchema = z.object({
  id: z.uuid(),
  version: versionField,
  verdict: z.enum(verdicts),
  comment: z.string().trim().max(commentLimit).default(''),
  flagged: z
    .array(z.string().max(60))
    .max(fieldPlaces + 1)
    .default([]),
  /** Documents that are handed over with the approval. */
  fileIds,
});
export type DecideApplicationInput = z.output<typeof decideApplicationSchema>;

export const withdrawApplicationSchema = z.object({
  id: z.uuid(),
  version: versionField,
  comment: z.string().trim().min(1).max(commentLimit),
});
export type WithdrawApplicationInput = z.output<typeof withdrawApplicationSchema>;

export const oneApplicationSchema = z.object({ id: z.uuid(), version: versionField });
export type OneApplicationInput = z.output<typeof oneApplicationSchema>;

export const handOverSchema = z.object({
  id: z.uuid(),
  version: versionField,
  comment: z.string().trim().max(commentLimit).default(''),
  fileIds: z.array(z.uuid()).min(1).max(filesLimit),
});
export type HandOverInput = z.output<typeof handOverSchema>;

/** What a box in the list says when it is ticked: which application, and the version that the person saw. */
const chosen = z
  .string()
  .regex(/^\S+ [1-9]\d{0,8}$/)
  .transform((both) => ({ id: both.split(' ')[0], version: Number(both.split(' ')[1]) }))
  .pipe(z.object({ id: z.uuid(), version: z.number() }));

export const approveTogetherSchema = z.object({
  chosen: z.array(chosen).min(1).max(bulkLimit),
  comment: z.string().trim().max(commentLimit).default(''),
});
export type ApproveTogetherInput = z.output<typeof approveTogetherSchema>;

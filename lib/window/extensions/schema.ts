import { z } from 'zod';
import { dateField, minutesField, timeField } from '@/lib/calendar/schema';
import { extensionKinds } from '../constants';

const textLimit = 500;

/** Codes or names of municipalities, one a line or separated by commas, as people type or paste them. */
const partnersField = z
  .string()
  .max(2_000)
  .transform((text) => [
    ...new Set(
      text
        .normalize('NFKC')
        .split(/[\s,、，]+/)
        .filter(Boolean),
    ),
  ])
  .default([]);

/** A date-time as forms have it; empty = none. */
const deadlineField = z.union([z.literal('').transform(() => null), timeField]).default(null);

export const requestExtensionSchema = z.object({
  kind: z.enum(extensionKinds),
  date: dateField,
  from: minutesField,
  to: minutesField,
  partners: partnersField,
  deadline: deadlineField,
  reason: z.string().trim().min(1).max(textLimit),
});
export type RequestExtensionInput = z.output<typeof requestExtensionSchema>;

export const answerExtensionSchema = z.object({
  id: z.uuid(),
  agree: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  comment: z.string().trim().max(textLimit).default(''),
});
export type AnswerExtensionInput = z.output<typeof answerExtensionSchema>;

export const withdrawExtensionSchema = z.object({ id: z.uuid(), comment: z.string().trim().min(1).max(textLimit) });
export type WithdrawExtensionInput = z.output<typeof withdrawExtensionSchema>;

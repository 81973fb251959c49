import { z } from 'zod';
import { bodyLimit, filesLimit } from '../constants';

/** JSON inside a form's text hides what no text can hold from those who look at the outer one. */
const draftText = z.string().refine((text) => !/[\0\p{Surrogate}]/u.test(text));

/** What stands in a form that was not sent: field names and what was typed, checked no further than its size. */
export const saveDraftSchema = z.strictObject({
  ticketId: z.union([z.literal(''), z.uuid()]),
  /** The form's idempotency key; empty = it has none. */
  key: z.union([z.literal(''), z.uuid()]).default(''),
  fileIds: z.array(z.uuid()).max(filesLimit).default([]),
  fields: z
    .string()
    .max(4 * bodyLimit)
    .transform((json, context) => {
      const parsed = z.record(draftText.max(40), draftText).safeParse(readJson(json));
      if (parsed.success && Object.keys(parsed.data).length <= 30) return parsed.data;
      context.addIssue({ code: 'custom', message: 'invalid' });
      return z.NEVER;
    }),
});
/** That of a new inquiry: there is one of a person's. */
export const discardDraftSchema = z.object({});
export type SaveDraftInput = z.output<typeof saveDraftSchema>;

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

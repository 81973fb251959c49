import { z } from 'zod';
import { bodyLimit } from '../constants';

/** What stands in a form that was not sent: field names and what was typed, checked no further than its size. */
export const saveDraftSchema = z.strictObject({
  ticketId: z.union([z.literal(''), z.uuid()]),
  fields: z
    .string()
    .max(4 * bodyLimit)
    .transform((json, context) => {
      const parsed = z.record(z.string().max(40), z.string().max(bodyLimit)).safeParse(readJson(json));
      if (parsed.success && Object.keys(parsed.data).length <= 30) return parsed.data;
      context.addIssue({ code: 'custom', message: 'invalid' });
      return z.NEVER;
    }),
});
export type SaveDraftInput = z.output<typeof saveDraftSchema>;

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

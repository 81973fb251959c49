import { z } from 'zod';

export const receiptStates = ['unread', 'read', 'confirmed'] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** The filters of an article's list of organizations. */
export const receiptFilterSchema = z.object({
  state: z.enum(receiptStates).optional(),
  /** Code of a prefecture: itself and its municipalities. */
  prefecture: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export type ReceiptFilter = z.output<typeof receiptFilterSchema>;

export const remindSchema = z.strictObject({ id: z.uuid() });

import { z } from 'zod';

export const metadataSchema = z.object({ name: z.string().max(60) });
export const fileSchema = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export const receiptSchema = z.object({
  id: z.uuid(),
  state: z.enum(['downloading', 'applied']),
  percent: z.int().min(0).max(100),
});
export type ReceiptInput = z.output<typeof receiptSchema>;

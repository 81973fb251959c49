import { z } from 'zod';
import { isBusinessDate } from '@/lib/calendar/rules';

/** 手動消込: a payment entered by hand; `reverse` takes one back. */
export const paymentSchema = z.object({
  instalmentId: z.uuid(),
  paidOn: z
    .string()
    .transform((text) => text.normalize('NFKC').trim().replaceAll('/', '-'))
    .refine(isBusinessDate),
  amount: z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/[,\s円]/g, ''))
    .pipe(z.string().regex(/^-?\d{1,9}$/))
    .transform(Number)
    .refine((amount) => amount !== 0),
});
export type PaymentInput = z.output<typeof paymentSchema>;

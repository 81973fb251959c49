'use server';
import { defineAction } from '@/lib/access/action';
import { canEnterPayments } from '../policy';
import { enterPayment } from './mutations';
import { paymentSchema } from './schema';

export const paymentAction = defineAction({
  name: 'tax_payment.enter',
  input: paymentSchema,
  allow: canEnterPayments,
  run: (input, { db, actor }) => enterPayment(db, actor, input),
  redirectTo: ({ number }) => `/counter/${number}/taxes`,
});

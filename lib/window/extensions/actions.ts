'use server';
import { defineAction } from '@/lib/access/action';
import { canAnswerExtension, canRequestExtension } from '../policy';
import { answerExtension, requestExtension, withdrawExtension } from './mutations';
import { answerExtensionSchema, requestExtensionSchema, withdrawExtensionSchema } from './schema';

const pageOf = ({ number }: { number: number }): string => `/operations/extensions/${number}`;

export const requestExtensionAction = defineAction({
  name: 'extension.request',
  input: requestExtensionSchema,
  allow: canRequestExtension,
  writing: 'inquiry',
  run: (input, { db, actor }) => requestExtension(db, actor, input),
  redirectTo: pageOf,
});

export const answerExtensionAction = defineAction({
  name: 'extension.answer',
  input: answerExtensionSchema,
  allow: canAnswerExtension,
  writing: 'entry',
  run: (input, { db, actor }) => answerExtension(db, actor, input),
  redirectTo: pageOf,
});

export const withdrawExtensionAction = defineAction({
  name: 'extension.withdraw',
  input: withdrawExtensionSchema,
  allow: canAnswerExtension,
  writing: 'entry',
  run: (input, { db, actor }) => withdrawExtension(db, actor, input),
  redirectTo: pageOf,
});

'use server';
import { defineAction } from '@/lib/access/action';
import { correctApplication, deleteDraft, writeApplication } from './filing/mutations';
import { approveTogether, confirmReceipt, decideApplication, handOver, withdrawApplication } from './mutations';
import { canApply, mayBeDeputy } from './policy';
import {
  approveTogetherSchema,
  correctApplicationSchema,
  decideApplicationSchema,
  handOverSchema,
  oneApplicationSchema,
  withdrawApplicationSchema,
  writeApplicationSchema,
} from './schema';

const pageOf = ({ number }: { number: number }): string => `/applications/${number}`;

export const writeApplicationAction = defineAction({
  name: 'application.write',
  input: writeApplicationSchema,
  allow: canApply,
  writing: 'entry',
  run: (input, { db, actor }) => writeApplication(db, actor, input),
  redirectTo: pageOf,
});

export const correctApplicationAction = defineAction({
  name: 'application.correct',
  input: correctApplicationSchema,
  allow: canApply,
  writing: 'entry',
  run: (input, { db, actor }) => correctApplication(db, actor, input),
  redirectTo: pageOf,
});

export const deleteDraftAction = defineAction({
  name: 'application.delete_draft',
  input: oneApplicationSchema,
  allow: canApply,
  run: (input, { db, actor }) => deleteDraft(db, actor, input),
  redirectTo: () => '/applications?tab=own',
});

export const decideApplicationAction = defineAction({
  name: 'application.decide',
  input: decideApplicationSchema,
  allow: mayBeDeputy,
  writing: 'entry',
  run: (input, { db, actor }) => decideApplication(db, actor, input),
  redirectTo: pageOf,
});

export const approveTogetherAction = defineAction({
  name: 'application.approve_together',
  input: approveTogetherSchema,
  allow: mayBeDeputy,
  run: (input, { db, actor }) => approveTogether(db, actor, input),
});

export const withdrawApplicationAction = defineAction({
  name: 'application.withdraw',
  input: withdrawApplicationSchema,
  allow: canApply,
  writing: 'entry',
  run: (input, { db, actor }) => withdrawApplication(db, actor, input),
  redirectTo: pageOf,
});

export const handOverAction = defineAction({
  name: 'application.hand_over',
  input: handOverSchema,
  allow: mayBeDeputy,
  writing: 'entry',
  run: (input, { db, actor }) => handOver(db, actor, input),
  redirectTo: pageOf,
});

export const confirmReceiptAction = defineAction({
  name: 'application.confirm_receipt',
  input: oneApplicationSchema,
  allow: canApply,
  writing: 'entry',
  run: (input, { db, actor }) => confirmReceipt(db, actor, input),
  redirectTo: pageOf,
});

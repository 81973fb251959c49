'use server';
import { defineAction } from '@/lib/access/action';
import { canApprove, canIssue } from '../policy';
import { decideApproval, requestApproval } from './mutations';
import { decideApprovalSchema, requestApprovalSchema } from './schema';

export const requestApprovalAction = defineAction({
  name: 'certificate_approval.request',
  input: requestApprovalSchema,
  allow: canIssue,
  writing: 'entry',
  run: (input, { db, actor }) => requestApproval(db, actor, input),
  redirectTo: ({ number }) => `/counter/${number}`,
});

export const decideApprovalAction = defineAction({
  name: 'certificate_approval.decide',
  input: decideApprovalSchema,
  allow: canApprove,
  writing: 'entry',
  run: (input, { db, actor }) => decideApproval(db, actor, input),
  redirectTo: () => '/counter/approvals',
});

'use server';
import { defineAction } from '@/lib/access/action';
import { canIssue } from '../policy';
import {
  confirmPrint,
  failPrint,
  issueCertificate,
  issueResidentList,
  prepareIssue,
  reprintCertificate,
} from './mutations';
import { confirmPrintSchema, failPrintSchema, issueListSchema, issueSchema, reprintSchema } from './schema';

const toIssue = ({ id }: { id: string }): string => `/counter/issues/${id}`;

export const issueCertificateAction = defineAction({
  name: 'certificate.issue',
  input: issueSchema,
  allow: canIssue,
  prepare: prepareIssue,
  run: (input, { db, actor, prepared }) => issueCertificate(db, actor, input, prepared),
  redirectTo: toIssue,
});

export const issueResidentListAction = defineAction({
  name: 'certificate.issue_list',
  input: issueListSchema,
  allow: canIssue,
  run: (input, { db, actor }) => issueResidentList(db, actor, input),
  redirectTo: toIssue,
});

export const confirmPrintAction = defineAction({
  name: 'certificate.confirm',
  input: confirmPrintSchema,
  allow: canIssue,
  run: (input, { db, actor }) => confirmPrint(db, actor, input),
  redirectTo: toIssue,
});

export const failPrintAction = defineAction({
  name: 'certificate.fail',
  input: failPrintSchema,
  allow: canIssue,
  run: (input, { db, actor }) => failPrint(db, actor, input),
  redirectTo: toIssue,
});

export const reprintAction = defineAction({
  name: 'certificate.reprint',
  input: reprintSchema,
  allow: canIssue,
  run: (input, { db, actor }) => reprintCertificate(db, actor, input),
  redirectTo: toIssue,
});

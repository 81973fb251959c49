'use server';
import { defineAction } from '@/lib/access/action';
import { success } from '@/lib/core/errors';
import { addressOrganizations, answerAddressed, confirmAddressed } from './addressees/mutations';
import { recordDuty, setDeadline } from './duties/mutations';
import { linkTargets } from './links/mutations';
import { escalateIncident, recordCall, reportPhase, reviewIncident } from './mutations';
import { openIncident } from './opening/mutations';
import { canActInIncident, canConfirmReceipt, canSetDeadlines } from './policy';
import { reviseReport } from './report/mutations';
import {
  addressSchema,
  answerSchema,
  confirmSchema,
  dutySchema,
  escalateSchema,
  linkSchema,
  openIncidentSchema,
  readSheetSchema,
  recordCallSchema,
  reportPhaseSchema,
  reviewSchema,
  reviseReportSchema,
  setDeadlineSchema,
} from './schema';
import { readUploadedSheet } from './sheet/queries';

const pageOf = ({ number }: { number: number }): string => `/incidents/${number}`;

export const openIncidentAction = defineAction({
  name: 'incident.open',
  input: openIncidentSchema,
  allow: canActInIncident,
  writing: 'inquiry',
  run: (input, { db, actor }) => openIncident(db, actor, input),
  redirectTo: pageOf,
});

export const reportPhaseAction = defineAction({
  name: 'incident.report_phase',
  input: reportPhaseSchema,
  allow: canActInIncident,
  writing: 'entry',
  run: (input, { db, actor }) => reportPhase(db, actor, input),
  redirectTo: pageOf,
});

export const reviseReportAction = defineAction({
  name: 'incident.revise',
  input: reviseReportSchema,
  allow: canActInIncident,
  writing: 'entry',
  run: (input, { db, actor }) => reviseReport(db, actor, input),
  redirectTo: pageOf,
});

export const escalateIncidentAction = defineAction({
  name: 'incident.escalate',
  input: escalateSchema,
  allow: canActInIncident,
  writing: 'entry',
  run: (input, { db, actor }) => escalateIncident(db, actor, input),
  redirectTo: pageOf,
});

export const recordCallAction = defineAction({
  name: 'incident.record_call',
  input: recordCallSchema,
  allow: canActInIncident,
  writing: 'entry',
  run: (input, { db, actor }) => recordCall(db, actor, input),
  redirectTo: pageOf,
});

export const addressOrganizationsAction = defineAction({
  name: 'incident.address',
  input: addressSchema,
  allow: canActInIncident,
  writing: 'entry',
  run: (input, { db, actor }) => addressOrganizations(db, actor, input),
  redirectTo: pageOf,
});

export const confirmAddressedAction = defineAction({
  name: 'incident.confirm',
  input: confirmSchema,
  allow: canConfirmReceipt,
  writing: 'entry',
  run: (input, { db, actor }) => confirmAddressed(db, actor, input),
  redirectTo: pageOf,
});

export const answerAddressedAction = defineAction({
  name: 'incident.answer',
  input: answerSchema,
  allow: canConfirmReceipt,
  writing: 'entry',
  run: (input, { db, actor }) => answerAddressed(db, actor, input),
  redirectTo: pageOf,
});

export const linkTargetsAction = defineAction({
  name: 'incident.link',
  input: linkSchema,
  allow: canActInIncident,
  run: (input, { db, actor }) => linkTargets(db, actor, input),
  redirectTo: pageOf,
});

export const recordDutyAction = defineAction({
  name: 'incident.record_duty',
  input: dutySchema,
  allow: canActInIncident,
  run: (input, { db, actor }) => recordDuty(db, actor, input),
  redirectTo: pageOf,
});

export const reviewIncidentAction = defineAction({
  name: 'incident.review',
  input: reviewSchema,
  allow: canActInIncident,
  writing: 'entry',
  run: (input, { db, actor }) => reviewIncident(db, actor, input),
  redirectTo: pageOf,
});

export const setDeadlineAction = defineAction({
  name: 'incident_deadline.set',
  input: setDeadlineSchema,
  allow: canSetDeadlines,
  run: (input, { db, actor }) => setDeadline(db, actor, input),
});

export const readSheetAction = defineAction({
  name: 'incident.read_sheet',
  input: readSheetSchema,
  allow: canActInIncident,
  prepare: ({ sheetIds: [id = ''] }, actor) => readUploadedSheet(actor, id),
  run: async ({ sheetIds: [id = ''] }) => success({ id }),
  redirectTo: ({ id }) => `/incidents/new?sheet=${id}`,
});

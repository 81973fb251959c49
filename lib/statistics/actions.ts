'use server';
import { defineAction } from '@/lib/access/action';
import {
  addRecord,
  confirmCase,
  decideCase,
  deliverCase,
  extendCase,
  openCase,
  withdrawCase,
} from './disclosure/cases/mutations';
import { answerConsultation, consult } from './disclosure/consultations/mutations';
import { postFigure } from './disclosure/figures/mutations';
import { codeRecord, registerRecord } from './disclosure/records/mutations';
import {
  addRecordSchema,
  answerConsultationSchema,
  codeRecordSchema,
  confirmCaseSchema,
  consultSchema,
  decideCaseSchema,
  deliverCaseSchema,
  extendCaseSchema,
  openCaseSchema,
  postFigureSchema,
  registerRecordSchema,
  withdrawCaseSchema,
} from './disclosure/schema';
import { canEditProvision, canFollowDisclosure, canPostFigures } from './policy';
import { importUpload } from './provision/import/upload/mutations';
import { readUpload } from './provision/import/upload/queries';
import { describeYear, publishYear } from './provision/mutations';
import { describeYearSchema, importProvisionSchema, publishYearSchema } from './provision/schema';

const pageOf = ({ year }: { year: number }): string => `/statistics/provision?year=${year}`;

export const importProvisionAction = defineAction({
  name: 'provision.import',
  input: importProvisionSchema,
  allow: canEditProvision,
  prepare: readUpload,
  run: (input, { db, actor, prepared }) => importUpload(db, actor, input, prepared),
  redirectTo: pageOf,
});

export const describeYearAction = defineAction({
  name: 'provision.describe',
  input: describeYearSchema,
  allow: canEditProvision,
  run: (input, { db, actor }) => describeYear(db, actor, input),
  redirectTo: pageOf,
});

export const publishYearAction = defineAction({
  name: 'provision.publish',
  input: publishYearSchema,
  allow: canEditProvision,
  run: (input, { db, actor }) => publishYear(db, actor, input),
  redirectTo: pageOf,
});

const casePage = ({ number }: { number: number }): string => `/statistics/disclosure/${number}`;

export const openCaseAction = defineAction({
  name: 'disclosure_case.open',
  input: openCaseSchema,
  allow: canFollowDisclosure,
  run: (input, { db, actor }) => openCase(db, actor, input),
  redirectTo: casePage,
});

export const confirmCaseAction = defineAction({
  name: 'disclosure_case.confirm',
  input: confirmCaseSchema,
  allow: canFollowDisclosure,
  run: (input, { db, actor }) => confirmCase(db, actor, input),
  redirectTo: casePage,
});

export const extendCaseAction = defineAction({
  name: 'disclosure_case.extend',
  input: extendCaseSchema,
  allow: canFollowDisclosure,
  run: (input, { db, actor }) => extendCase(db, actor, input),
  redirectTo: casePage,
});

export const addRecordAction = defineAction({
  name: 'disclosure_case.add_record',
  input: addRecordSchema,
  allow: canFollowDisclosure,
  run: (input, { db, actor }) => addRecord(db, actor, input),
  redirectTo: casePage,
});

export const consultAction = defineAction({
  name: 'disclosure_case.consult',
  input: consultSchema,
  allow: canFollowDisclosure,
  writing: 'entry',
  run: (input, { db, actor }) => consult(db, actor, input),
  redirectTo: casePage,
});

export const decideCaseAction = defineAction({
  name: 'disclosure_case.decide',
  input: decideCaseSchema,
  allow: canFollowDisclosure,
  run: (input, { db, actor }) => decideCase(db, actor, input),
  redirectTo: casePage,
});

export const deliverCaseAction = defineAction({
  name: 'disclosure_case.deliver',
  input: deliverCaseSchema,
  allow: canFollowDisclosure,
  run: (input, { db, actor }) => deliverCase(db, actor, input),
  redirectTo: casePage,
});

export const withdrawCaseAction = defineAction({
  name: 'disclosure_case.withdraw',
  input: withdrawCaseSchema,
  allow: canFollowDisclosure,
  run: (input, { db, actor }) => withdrawCase(db, actor, input),
  redirectTo: casePage,
});

export const answerConsultationAction = defineAction({
  name: 'disclosure_case.answer',
  input: answerConsultationSchema,
  allow: canFollowDisclosure,
  writing: 'entry',
  run: (input, { db, actor }) => answerConsultation(db, actor, input),
});

export const registerRecordAction = defineAction({
  name: 'disclosure_record.register',
  input: registerRecordSchema,
  allow: canFollowDisclosure,
  run: (input, { db, actor }) => registerRecord(db, actor, input),
});

export const codeRecordAction = defineAction({
  name: 'disclosure_record.set_code',
  input: codeRecordSchema,
  allow: canFollowDisclosure,
  run: (input, { db, actor }) => codeRecord(db, actor, input),
});

export const postFigureAction = defineAction({
  name: 'disclosure_figure.post',
  input: postFigureSchema,
  allow: canPostFigures,
  run: (input, { db, actor }) => postFigure(db, actor, input),
});

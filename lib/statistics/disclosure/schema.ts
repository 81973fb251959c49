import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { dateField } from '@/lib/calendar/schema';
import { exportFormats } from '@/lib/core/export/columns';
import { versionField } from '@/lib/core/version';
import { decisions, forms, registers, textLimit, ways } from './constants';

const line = requiredLine;
const needed = z.string().trim().min(1).max(textLimit);
const text = z.string().trim().max(textLimit).default('');
const checkbox = z.stringbool().default(false);
const one = { id: z.uuid(), version: versionField };

export const listCasesSchema = z.object({
  register: z.enum(registers).default('identification'),
  state: z.enum(['open', 'done']).optional(),
  page: z.coerce.number().int().min(1).max(400).default(1),
});
export type CaseFilter = z.output<typeof listCasesSchema>;
export const exportCasesSchema = listCasesSchema.extend({ format: z.enum(exportFormats) });

export const listRecordsSchema = z.object({
  /** `unset`: under support measures, without a code. */
  show: z.enum(['unset', 'coded']).optional(),
  page: z.coerce.number().int().min(1).max(400).default(1),
});
export type RecordFilter = z.output<typeof listRecordsSchema>;
export const exportRecordsSchema = listRecordsSchema.extend({ format: z.enum(exportFormats) });

export const openCaseSchema = z.object({
  register: z.enum(registers),
  reference: line(60),
  requestWay: z.enum(ways),
  receivedOn: dateField,
  agreedToOther: checkbox,
});
export type OpenCaseInput = z.output<typeof openCaseSchema>;

export const confirmCaseSchema = z.object({ ...one, confirmedOn: dateField, confirmedBy: line(100) });
export type ConfirmCaseInput = z.output<typeof confirmCaseSchema>;

export const extendCaseSchema = z.object({ ...one, dueOn: dateField, extensionReason: needed });
export type ExtendCaseInput = z.output<typeof extendCaseSchema>;

export const addRecordSchema = z.object({
  ...one,
  reference: line(60),
  /** Of requester or provider: where the reader sees several records with the number. */
  bodyCode: z
    .string()
    .transform((typed) => typed.normalize('NFKC').trim())
    .pipe(z.string().max(20))
    .default(''),
});
export type AddRecordInput = z.output<typeof addRecordSchema>;

export const consultSchema = z.object({ ...one, recordId: z.uuid(), question: needed });
export type ConsultInput = z.output<typeof consultSchema>;

export const answerConsultationSchema = z.object({ id: z.uuid(), reason: needed });
export type AnswerConsultationInput = z.output<typeof answerConsultationSchema>;

export const decideCaseSchema = z.object({
  ...one,
  decision: z.enum(decisions),
  decidedOn: dateField,
  decisionReason: text,
  withheldIds: z.array(z.uuid()).max(200).default([]),
});
export type DecideCaseInput = z.output<typeof decideCaseSchema>;

export const deliverCaseSchema = z.object({
  ...one,
  deliveredOn: dateField,
  receiptWay: z.enum(ways),
  form: z.enum(forms),
});
export type DeliverCaseInput = z.output<typeof deliverCaseSchema>;

export const withdrawCaseSchema = z.object(one);
export type WithdrawCaseInput = z.output<typeof withdrawCaseSchema>;

export const registerRecordSchema = z.object({
  reference: line(60),
  requesterCode: line(20),
  providerCode: line(20),
  business: line(100),
  providedOn: dateField,
  supported: checkbox,
  code: z
    .string()
    .transform((typed) => typed.normalize('NFKC').trim())
    .pipe(z.string().regex(/^[0-9A-Za-z]{0,4}$/))
    .default(''),
  codeReason: text,
});
export type RegisterRecordInput = z.output<typeof registerRecordSchema>;

/** An empty code takes it away. */
export const codeRecordSchema = z.object({
  ...one,
  code: registerRecordSchema.shape.code,
  codeReason: text,
  supported: checkbox,
});
export type CodeRecordInput = z.output<typeof codeRecordSchema>;

const count = z.coerce.number().int().min(0).max(1_000_000);
export const postFigureSchema = z.object({
  fiscalYear: z.coerce.number().int().min(1990).max(2200),
  /** 0 = none is published for the year yet. */
  version: z.coerce.number().int().min(0).max(2_147_483_647),
  asOf: dateField,
  requestVisit: count,
  requestPost: count,
  receiptVisit: count,
  receiptPost: count,
});
export type PostFigureInput = z.output<typeof postFigureSchema>;

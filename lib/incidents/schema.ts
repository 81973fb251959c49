import { z } from 'zod';
import { optionalLine, optionalPhone, requiredLine } from '@/lib/access/forms/texts';
import { timeField } from '@/lib/calendar/schema';
import { versionField } from '@/lib/core/version';
import {
  addresseesLimit,
  authorities,
  dutyStages,
  filesLimit,
  flows,
  lane2Kinds,
  linkKinds,
  linksLimit,
  phases,
  reportKinds,
  textLimit,
} from './constants';

const text = z.string().trim().max(textLimit).default('');
const line = optionalLine;
const needed = z.string().trim().min(1).max(textLimit);
const checkbox = z.stringbool().default(false);
const fileIds = z.array(z.uuid()).max(filesLimit).default([]);
/** As a form has it; kept as it is read out, empty = not known. */
const localTime = z
  .union([z.literal(''), z.iso.datetime({ local: true, offset: false })])
  .default('')
  .transform((typed) => typed.slice(0, 16));

/** Several on lines or with commas between, as people type or paste them. */
const several = (most: number) =>
  z
    .string()
    .max(4_000)
    .default('')
    .transform((typed) => [
      ...new Set(
        typed
          .normalize('NFKC')
          .split(/[\s,、，]+/)
          .filter(Boolean),
      ),
    ])
    .refine((found) => found.length <= most, { params: { code: 'incidents.tooMany', max: most } });

export const reportShape = {
  occurredAt: localTime,
  system: line(200),
  business: line(200),
  summary: text,
  impact: text,
  persons: line(60),
  cause: text,
  response: text,
  recoveredAt: localTime,
  prevention: text,
  contactName: line(60),
  contactPhone: optionalPhone(40),
};
export const reportSchema = z.object(reportShape);

/** Somebody was called, or nobody could be reached. */
const call = { callTo: line(100), callAt: localTime, callReached: z.enum(['yes', 'no', '']).default('') };

export const openIncidentSchema = z.object({
  title: requiredLine(100),
  flow: z.enum(flows).default('standard'),
  leak: checkbox,
  security: checkbox,
  urgent: checkbox,
  lane2Kind: z.enum(lane2Kinds),
  /** Code of the ministry or collecting body. */
  lane2Code: line(20),
  detectedAt: timeField,
  alarms: several(linksLimit),
  tickets: several(linksLimit),
  ...call,
  ...reportShape,
  fileIds,
});
export type OpenIncidentInput = z.output<typeof openIncidentSchema>;

const one = { id: z.uuid(), version: versionField };

/** A lane's act of the phase under way. */
export const reportPhaseSchema = z.object({
  ...one,
  /** As the person saw it. */
  phase: z.coerce.number().pipe(z.literal(phases)),
  text: needed,
  /** The operator's last act tells everybody. */
  announceTitle: line(100),
  announceBody: text,
});
export type ReportPhaseInput = z.output<typeof reportPhaseSchema>;

export const reviseReportSchema = z.object({
  ...one,
  kind: z.enum(reportKinds),
  leak: checkbox,
  security: checkbox,
  ...reportShape,
  fileIds,
});
export type ReviseReportInput = z.output<typeof reviseReportSchema>;

export const escalateSchema = z.object({ ...one, text: needed });
export type EscalateInput = z.output<typeof escalateSchema>;

export const recordCallSchema = z.object({
  ...one,
  callTo: requiredLine(100),
  callAt: timeField,
  callReached: z.enum(['yes', 'no']),
  text,
});
export type RecordCallInput = z.output<typeof recordCallSchema>;

export const addressSchema = z.object({
  ...one,
  codes: several(addresseesLimit),
  request: text,
  mayAnswer: checkbox,
});
export type AddressInput = z.output<typeof addressSchema>;

export const confirmSchema = z.object({ id: z.uuid() });
export type ConfirmInput = z.output<typeof confirmSchema>;

export const answerSchema = z.object({ id: z.uuid(), text: needed, fileIds });
export type AnswerInput = z.output<typeof answerSchema>;

export const linkSchema = z.object({ ...one, kind: z.enum(linkKinds), numbers: several(linksLimit) });
export type LinkInput = z.output<typeof linkSchema>;

export const dutySchema = z.object({
  ...one,
  authority: z.enum(authorities),
  stage: z.enum(dutyStages),
  doneAt: timeField,
  reference: requiredLine(200),
});
export type DutyInput = z.output<typeof dutySchema>;

export const reviewSchema = z.object({ ...one, cause: needed, lessons: needed, prevention: needed });
export type ReviewInput = z.output<typeof reviewSchema>;

export const setDeadlineSchema = z.object({
  authority: z.enum(authorities),
  stage: z.enum(dutyStages),
  hours: z.coerce.number().int().min(1).max(2160),
  version: versionField,
});
export type SetDeadlineInput = z.output<typeof setDeadlineSchema>;

/** An uploaded sheet, from which the first report is filled in. */
export const readSheetSchema = z.object({ sheetIds: z.array(z.uuid()).length(1) });

import { z } from 'zod';
import { optionalLine, requiredLine } from '@/lib/access/forms/texts';
import { searchWords } from '@/lib/access/search/words';
import { dateField, minutesField } from '@/lib/calendar/schema';
import { exportFormats } from '@/lib/core/export/columns';
import { versionField } from '@/lib/core/version';
import { checkLists, checkResults, filesLimit, recordedStates, textLimit, tuningWays } from './constants';
import { itemKeys } from './template/constants';

const name = requiredLine(100);
const text = z.string().trim().max(textLimit).default('');
const checkbox = z.stringbool().default(false);
const fileIds = z.array(z.uuid()).max(filesLimit).default([]);
const emptyDate = z.union([z.literal('').transform(() => null), dateField]).default(null);
const whole = (least: number, most: number) =>
  z
    .string()
    .transform((typed) => typed.normalize('NFKC').trim())
    .pipe(z.string().regex(/^\d{1,6}$/))
    .transform(Number)
    .refine((value) => value >= least && value <= most, {
      params: { code: 'projects.between', least, most },
    });
const timeOfDay = minutesField.refine((minutes) => minutes <= 24 * 60, { params: { code: 'projects.timeOfDay' } });

export const beginProjectSchema = z.object({
  title: name,
  system: name,
  startsOn: dateField,
  /** Codes of the others that introduce it jointly, on lines or with commas between. */
  partners: z
    .string()
    .max(1_000)
    .default('')
    .transform((typed) => [
      ...new Set(
        typed
          .normalize('NFKC')
          .split(/[\s,、，]+/)
          .filter(Boolean),
      ),
    ]),
  vending: checkbox,
});
export type BeginProjectInput = z.output<typeof beginProjectSchema>;

const oneItem = { projectId: z.uuid(), key: z.enum(itemKeys), version: versionField };

export const scheduleItemSchema = z.object({
  ...oneItem,
  startsOn: emptyDate,
  endsOn: emptyDate,
  dependsOn: z.array(z.enum(itemKeys)).max(30).default([]),
});
export type ScheduleItemInput = z.output<typeof scheduleItemSchema>;

export const recordItemSchema = z.object({ ...oneItem, state: z.enum(recordedStates), note: text, fileIds });
export type RecordItemInput = z.output<typeof recordItemSchema>;

export const decideItemSchema = z.object({ ...oneItem, decision: z.enum(['approve', 'return']), comment: text });
export type DecideItemInput = z.output<typeof decideItemSchema>;

/** A line of a sheet: empty id = a new one, whose version counts for nothing. */
const oneLine = {
  projectId: z.uuid(),
  lineId: z.union([z.literal(''), z.uuid()]).default(''),
  version: versionField.default(1),
};

export const saveTuningSchema = z.object({
  ...oneLine,
  service: name,
  parameter: name,
  sourceForm: text,
  difference: text,
  way: z.enum(tuningWays),
  decision: text,
});
export type SaveTuningInput = z.output<typeof saveTuningSchema>;

export const approveTuningSchema = z.object({ projectId: z.uuid(), lineId: z.uuid(), version: versionField });
export type ApproveTuningInput = z.output<typeof approveTuningSchema>;

export const saveCheckSchema = z.object({
  ...oneLine,
  list: z.enum(checkLists),
  title: requiredLine(200),
  result: z.enum(checkResults).default('open'),
  note: text,
});
export type SaveCheckInput = z.output<typeof saveCheckSchema>;

export const saveRiskSchema = z.object({
  ...oneLine,
  title: requiredLine(200),
  likelihood: whole(1, 3),
  impact: whole(1, 3),
  measure: text,
  holder: optionalLine(100),
  closed: checkbox,
});
export type SaveRiskInput = z.output<typeof saveRiskSchema>;

export const removeLineSchema = z.object({
  projectId: z.uuid(),
  sheet: z.enum(['tuning', 'check', 'risk']),
  lineId: z.uuid(),
  version: versionField,
});
export type RemoveLineInput = z.output<typeof removeLineSchema>;

/** `late`: something should have ended; `open`: not in operation yet. */
export const projectTabs = ['open', 'late', 'ended', 'all'] as const;

export const listProjectsSchema = z.object({
  tab: z.enum(projectTabs).default('open'),
  /** Code of a town, or of a prefecture for all its towns. */
  from: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/)
    .optional(),
  q: searchWords.optional(),
  page: z.coerce.number().int().min(1).max(200).default(1),
});
export type ProjectFilter = z.output<typeof listProjectsSchema>;
export const exportProjectsSchema = listProjectsSchema.extend({ format: z.enum(exportFormats) });

export const exportScheduleSchema = z.object({
  number: z.coerce.number().int().min(1).max(999_999_999),
  format: z.enum(exportFormats),
});

/** An operation plan, new where it has no id. */
export const savePlanSchema = z.object({
  planId: z.union([z.literal(''), z.uuid()]).default(''),
  projectId: z.union([z.literal(''), z.uuid()]).default(''),
  version: versionField.default(1),
  system: name,
  opens: timeOfDay,
  closes: timeOfDay,
  daily: checkbox,
  backupAt: minutesField.refine((minutes) => minutes < 24 * 60, { params: { code: 'projects.timeOfDay' } }),
  backupMinutes: whole(1, 720),
});
export type SavePlanInput = z.output<typeof savePlanSchema>;

const ofPlan = { planId: z.uuid(), version: versionField };

export const putServiceSchema = z.object({ ...ofPlan, name, opens: timeOfDay, closes: timeOfDay, daily: checkbox });
export type PutServiceInput = z.output<typeof putServiceSchema>;

export const putUnitSchema = z.object({ ...ofPlan, name, batteryMinutes: whole(1, 1440) });
export type PutUnitInput = z.output<typeof putUnitSchema>;

export const putSystemSchema = z.object({
  ...ofPlan,
  unitId: z.uuid(),
  name,
  priority: whole(1, 99),
  shutdownSeconds: whole(1, 86_400),
});
export type PutSystemInput = z.output<typeof putSystemSchema>;

export const removePartSchema = z.object({
  ...ofPlan,
  part: z.enum(['service', 'unit', 'system']),
  unitId: z.union([z.literal(''), z.uuid()]).default(''),
  name: optionalLine(100),
});
export type RemovePartInput = z.output<typeof removePartSchema>;

export const listPlansSchema = z.object({
  from: listProjectsSchema.shape.from,
  q: listProjectsSchema.shape.q,
  page: listProjectsSchema.shape.page,
});
export type PlanFilter = z.output<typeof listPlansSchema>;
export const exportPlansSchema = listPlansSchema.extend({ format: z.enum(exportFormats) });

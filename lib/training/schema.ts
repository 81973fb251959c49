import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { searchWords } from '@/lib/access/search/words';
import { isBusinessDate } from '@/lib/calendar/rules';
import { exportFormats } from '@/lib/core/export/columns';
import { versionField } from '@/lib/core/version';
import { bulkLimit, choices, courses, enrolmentStates, textLimit, titleLimit } from './constants';

/** Full-width digits and `2027/1/5` are taken, too. */
export const asDate = (text: string): string => {
  const parts = text.normalize('NFKC').trim().split(/[-/.]/);
  return parts.length === 3 ? parts.map((part) => part.padStart(2, '0')).join('-') : text;
};
const date = z.string().max(20).transform(asDate).refine(isBusinessDate);
const count = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/,/g, '').trim())
    .pipe(z.string().regex(/^\d{1,7}$/))
    .transform(Number)
    .pipe(z.number().max(most));
export const yearField = z.coerce.number().int().min(2015).max(2200);
export const courseField = z.coerce.number().pipe(z.literal([...courses]));
const time = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().padStart(5, '0'))
  .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const versionOrNone = z.union([z.literal(''), versionField]).default('');
const plan = {
  fiscalYear: yearField,
  version: versionOrNone,
  title: requiredLine(titleLimit),
  body: z.string().trim().min(1).max(textLimit),
  trainees: count(1_000_000),
};
export const submitPlanSchema = z.object(plan);
export type SubmitPlanInput = z.output<typeof submitPlanSchema>;

export const announcePlanSchema = z.object({ ...plan, enrolFrom: date, startsOn: date, endsOn: date });
export type AnnouncePlanInput = z.output<typeof announcePlanSchema>;

export const remindSchema = z.object({ fiscalYear: yearField });

export const enrolSchema = z.object({
  fiscalYear: yearField,
  courses: z.array(courseField).min(1),
  /** Lines of staff number, name, department, log-in id, separated by commas or tabs. */
  text: z.string().max(100_000).default(''),
  /** Or a file of such lines, CSV or Excel. */
  fileIds: z.array(z.uuid()).max(1).default([]),
});
export type EnrolInput = z.output<typeof enrolSchema>;

export const settleSchema = z.object({
  intent: z.enum(['complete', 'cancel']),
  chosen: z.array(z.uuid()).min(1).max(bulkLimit),
});
export type SettleInput = z.output<typeof settleSchema>;

export const answerTestSchema = z.object({
  enrolmentId: z.uuid(),
  answer1: z.enum(choices),
  answer2: z.enum(choices),
  answer3: z.enum(choices),
});
export type AnswerTestInput = z.output<typeof answerTestSchema>;

export const holdSessionSchema = z.object({
  id: z.union([z.literal(''), z.uuid()]).default(''),
  version: versionOrNone,
  title: requiredLine(titleLimit),
  heldOn: date,
  opens: time,
  closes: time,
  venue: requiredLine(titleLimit),
  capacity: count(10_000),
});
export type HoldSessionInput = z.output<typeof holdSessionSchema>;

export const bookSeatsSchema = z.object({
  sessionId: z.uuid(),
  people: count(10_000),
  /** Seats that the page showed as the own. */
  before: count(10_000),
});
export type BookSeatsInput = z.output<typeof bookSeatsSchema>;

const page = z.coerce.number().int().min(1).max(2_000).default(1);
export const yearQuerySchema = z.object({ year: yearField.optional() });

export const listEnrolmentsSchema = z.object({
  year: yearField.optional(),
  course: courseField.optional(),
  state: z.enum(enrolmentStates).optional(),
  q: searchWords.optional(),
  page,
});
export type EnrolmentFilter = z.output<typeof listEnrolmentsSchema>;

export const listOrganizationsSchema = z.object({
  year: yearField.optional(),
  from: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/)
    .optional(),
  /** `none` = nobody is enrolled, `open` = not everybody is through; of plans: `missing`. */
  only: z.enum(['none', 'open', 'missing']).optional(),
  page,
});
export type OrganizationFilter = z.output<typeof listOrganizationsSchema>;

export const exportEnrolmentsSchema = listEnrolmentsSchema.extend({ format: z.enum(exportFormats) });
export const exportOrganizationsSchema = listOrganizationsSchema.extend({ format: z.enum(exportFormats) });
export const certificateSchema = z.object({ id: z.uuid() });

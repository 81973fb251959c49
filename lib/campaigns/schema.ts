import { z } from 'zod';
import { optionalLine, requiredLine } from '@/lib/access/forms/texts';
import { isBusinessDate } from '@/lib/calendar/rules';
import { versionField } from '@/lib/core/version';
import {
  filesLimit,
  frozenWorks,
  placeOf,
  statuses,
  stepPlaces,
  targetKinds,
  textLimit,
  titleLimit,
} from './constants';

/** Full-width digits and the separators that people type are taken for a date, too. */
const asDate = (text: string): string => {
  const [year = '', month = '', day = '', ...rest] = text
    .normalize('NFKC')
    .trim()
    .split(/[-/.年月]/);
  const parts = [year, month.padStart(2, '0'), day.replace(/日$/, '').padStart(2, '0')];
  return rest.filter((one) => one !== '').length > 0 ? text : parts.join('-');
};
export const dateField = z.string().max(20).transform(asDate).refine(isBusinessDate);
export const dateOrNone = z.union([z.literal(''), dateField]);

const places = <T extends z.ZodType>(name: string, field: T): Readonly<Record<string, T>> =>
  Object.fromEntries(Array.from({ length: stepPlaces }, (_, position) => [placeOf(name, position), field]));

const line = optionalLine(titleLimit);

/** A draft, new (`id` empty) or changed. Steps stand in places; one without a title is none. */
export const writeCampaignSchema = z.object({
  id: z.union([z.literal(''), z.uuid()]).default(''),
  version: z.union([z.literal(''), versionField]).default(''),
  title: requiredLine(titleLimit),
  titleEn: z.string().trim().min(1).max(titleLimit),
  purpose: z.string().trim().max(textLimit).default(''),
  purposeEn: z.string().trim().max(textLimit).default(''),
  startsOn: dateField,
  dueOn: dateField,
  targetKinds: z.array(z.enum(targetKinds)).min(1),
  /** Codes, separated by spaces, commas or line ends. */
  targetCodes: z.string().trim().max(textLimit).default(''),
  ...places('step', line),
  ...places('stepEn', line),
  ...places('weight', z.string().max(3).default('')),
  ...places('due', z.string().max(20).default('')),
  ...places('work', z.union([z.literal(''), z.enum(frozenWorks)]).default('')),
  ...places('voluntary', z.union([z.literal(''), z.literal('1')]).default('')),
  ...places('evidence', z.union([z.literal(''), z.literal('1')]).default('')),
});
export type WriteCampaignInput = z.output<typeof writeCampaignSchema>;

export const oneCampaignSchema = z.object({ id: z.uuid(), version: versionField });
export type OneCampaignInput = z.output<typeof oneCampaignSchema>;

export const closeCampaignSchema = oneCampaignSchema.extend({ closing: z.string().trim().max(textLimit).default('') });
export type CloseCampaignInput = z.output<typeof closeCampaignSchema>;

/** The answers of an organization to all steps at once; a place that is empty says nothing and leaves what stands. */
export const answerCampaignSchema = z.object({
  campaignId: z.uuid(),
  /** Of the own target. */
  version: versionField,
  ...places('status', z.union([z.literal(''), z.enum(statuses)]).default('')),
  ...places('comment', z.string().trim().max(textLimit).default('')),
  ...places('doneOn', z.string().trim().max(20).default('')),
  ...places('files', z.array(z.uuid()).max(filesLimit).default([])),
});
export type AnswerCampaignInput = z.output<typeof answerCampaignSchema>;

export const explainSchema = z.object({
  campaignId: z.uuid(),
  version: versionField,
  /** Empty takes it back. */
  explanation: z.string().trim().max(textLimit).default(''),
});
export type ExplainInput = z.output<typeof explainSchema>;

export const askExtensionSchema = z.object({
  campaignId: z.uuid(),
  wantedOn: dateField,
  reason: z.string().trim().min(1).max(textLimit),
});
export type AskExtensionInput = z.output<typeof askExtensionSchema>;

export const decideExtensionSchema = z.object({
  id: z.uuid(),
  verdict: z.enum(['granted', 'refused']),
  grantedOn: dateOrNone.default(''),
  answer: z.string().trim().max(textLimit).default(''),
});
export type DecideExtensionInput = z.output<typeof decideExtensionSchema>;

export const remindCampaignSchema = z.object({ campaignId: z.uuid() });

/** The value in a step's place. */
export const placed = (input: object, name: string, position: number): string =>
  String(Reflect.get(input, placeOf(name, position)) ?? '');
export const placedFiles = (input: object, position: number): readonly string[] =>
  (Reflect.get(input, placeOf('files', position)) as readonly string[] | undefined) ?? [];

import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { requiredLine } from '@/lib/access/forms/texts';
import { versionField } from '@/lib/core/version';
import { effects, fieldPlaces, fieldTypes, tiers, valueLimit } from '../constants';

const text = (limit: number) => z.string().trim().max(limit).default('');
const count = (most: number) => z.coerce.number().int().min(0).max(most);
const optionalCount = (most: number) => z.union([z.literal('').transform(() => undefined), count(most)]).prefault('');

/** What an editor's line asks of a field, each under its name and the line's number: `label0`, `label1` … */
const parts = {
  key: text(40),
  type: z.enum(fieldTypes).default('text'),
  label: text(100),
  labelEn: text(100),
  support: text(200),
  supportEn: text(200),
  required: z.stringbool().default(false),
  ahead: optionalCount(60),
  after: text(40),
  max: optionalCount(valueLimit),
  options: text(2_000),
};
export type FieldPart = keyof typeof parts;
export const partName = (part: FieldPart, line: number): string => `${part}${line}`;

const lines = Object.fromEntries(
  Array.from({ length: fieldPlaces }, (_, line) =>
    Object.entries(parts).map(([part, schema]) => [partName(part as FieldPart, line), schema]),
  ).flat(),
) as Readonly<Record<string, z.ZodType>>;

const partSchema = z.object(parts);
export type FieldLine = z.output<typeof partSchema>;

/** The parts of one line, as they were parsed. */
export const lineOf = (input: object, line: number): FieldLine =>
  Object.fromEntries(
    (Object.keys(parts) as FieldPart[]).map((part) => [part, Reflect.get(input, partName(part, line))]),
  ) as unknown as FieldLine;

export const daysName = (tier: (typeof tiers)[number]): string => `days_${tier}`;
const days = Object.fromEntries(tiers.map((tier) => [daysName(tier), optionalCount(90)])) as Readonly<
  Record<string, z.ZodType>
>;

/** Kinds of organizations whose applications skip a tier. */
export const skipName = (tier: (typeof tiers)[number]): string => `skip_${tier}`;
const skips = Object.fromEntries(
  tiers.map((tier) => [skipName(tier), z.array(z.enum(organizationKinds)).default([])]),
) as Readonly<Record<string, z.ZodType>>;

export const editFormSchema = z.object({
  id: z.uuid(),
  revision: versionField,
  name: requiredLine(100),
  nameEn: requiredLine(100),
  lead: text(300),
  leadEn: text(300),
  applicants: z.array(z.enum(organizationKinds)).min(1),
  effect: z.enum(effects),
  minFiles: count(10),
  maxFiles: count(10),
  ...days,
  ...skips,
  ...lines,
});
export type EditFormInput = z.output<typeof editFormSchema>;

export const codeForm = /^[a-z][a-z0-9-]{1,40}$/;
export const draftFormSchema = z.object({ code: z.string().regex(codeForm) });
/** A kind of application that is new: its code is checked by the mutation, which says how it must look. */
export const createFormSchema = z.object({
  code: requiredLine(60),
  name: requiredLine(100),
  nameEn: requiredLine(100),
});
export type CreateFormInput = z.output<typeof createFormSchema>;
export const oneFormSchema = z.object({ id: z.uuid(), revision: versionField });
export type OneFormInput = z.output<typeof oneFormSchema>;

import { z } from 'zod';
import { optionalLine, requiredLine } from '@/lib/access/forms/texts';
import { isBusinessDate } from '@/lib/calendar/rules';
import { ResidentSex } from '@/lib/core/generated/enums';
import { versionField } from '@/lib/core/version';

const date = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().replaceAll('/', '-'))
  .refine(isBusinessDate);
const optionalDate = z.union([z.literal('').transform(() => null), date]).default(null);

/** As written on the notification form: 外字 and their selectors are kept. */
const name = requiredLine(80);
const kana = z
  .string()
  .trim()
  .max(120)
  .transform((text) =>
    text
      .normalize('NFKC')
      .replaceAll(' ', '　')
      .replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60)),
  );
const address = z.string().trim().min(1).max(120);
const short = z.string().trim().max(120).default('');

const notified = { effectiveOn: date, notifiedOn: date };
const person = { residentId: z.uuid(), version: versionField };

/** 転入: into a household of its own, or into the one with the number. */
export const moveInSchema = z.object({
  ...notified,
  name,
  kana,
  alias: short,
  birthDate: date,
  sex: z.enum(ResidentSex),
  districtId: z.uuid(),
  address,
  /** 世帯番号 to join; empty = a new household with this person as its head. */
  household: optionalLine(20),
  relationship: optionalLine(20),
  previousAddress: address,
  registeredDomicile: short,
  familyRegisterHead: short,
  nationality: short,
  residenceStatus: short,
  residenceUntil: optionalDate,
});
export type MoveInInput = z.output<typeof moveInSchema>;

/** 転出. */
export const moveOutSchema = z.object({ ...person, ...notified, newAddress: address });
export type MoveOutInput = z.output<typeof moveOutSchema>;

/** 転居, of the person alone (who gets a household of their own) or of the whole household. */
export const moveWithinSchema = z.object({
  ...person,
  ...notified,
  districtId: z.uuid(),
  address,
  whole: z.stringbool().default(false),
});
export type MoveWithinInput = z.output<typeof moveWithinSchema>;

/** 出生, into the household of the person whose page is open. */
export const birthSchema = z.object({
  residentId: z.uuid(),
  notifiedOn: date,
  name,
  kana,
  birthDate: date,
  sex: z.enum(ResidentSex),
  relationship: requiredLine(20),
});
export type BirthInput = z.output<typeof birthSchema>;

/** 死亡. */
export const deathSchema = z.object({ ...person, ...notified });
export type DeathInput = z.output<typeof deathSchema>;

/** 世帯変更: into another household, into one of their own, or to be the head of the present one. */
export const householdChangeSchema = z.object({
  ...person,
  ...notified,
  change: z.enum(['join', 'separate', 'head']),
  household: optionalLine(20),
  relationship: optionalLine(20),
});
export type HouseholdChangeInput = z.output<typeof householdChangeSchema>;

import { z } from 'zod';
import { isBusinessDate } from '@/lib/calendar/rules';
import { organizationId } from '@/lib/core/id-shapes';
import { versionField } from '@/lib/core/version';
import { changeKinds, kanaLimit, nameEnLimit, nameLimit, newKinds, reasonLimit } from './constants';

const toHiragana = (text: string) =>
  text.replace(/[ァ-ヶ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x60));

const blankIsNull = (text: string) => (text === '' ? null : text);

/** Full-width digits and letters are accepted: Japanese keyboards produce them. */
const codeField = z
  .string()
  .max(20)
  .transform((text) => blankIsNull(text.normalize('NFKC').trim().toUpperCase()));

const nameField = z
  .string()
  .max(nameLimit)
  .transform((text) => blankIsNull(text.trim()));

const kanaField = z
  .string()
  .max(kanaLimit)
  .transform((text) => toHiragana(text.normalize('NFKC').trim()))
  .refine((text) => /^[ぁ-ゖー・() ]*$/.test(text))
  .transform(blankIsNull);

const nameEnField = z
  .string()
  .max(nameEnLimit)
  .transform((text) => text.normalize('NFKC').trim())
  .refine((text) => /^[\x20-\x7e]*$/.test(text))
  .transform(blankIsNull);

const idField = z.union([z.uuid().pipe(organizationId), z.literal('').transform(() => null)]);

export const dateField = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().replaceAll('/', '-'))
  .refine(isBusinessDate);

/** A planned change as the form sends it; which fields a kind needs is the rules' business. */
export const planChangeSchema = z.object({
  kind: z.enum(changeKinds),
  effectiveOn: dateField,
  organizationId: idField.default(null),
  /** Version of the body when the form was made. */
  version: versionField.optional(),
  newKind: z.union([z.enum(newKinds), z.literal('').transform(() => null)]).default(null),
  code: codeField.default(null),
  name: nameField.default(null),
  kana: kanaField.default(null),
  nameEn: nameEnField.default(null),
  parentId: idField.default(null),
  memberIds: z.array(z.uuid().pipe(organizationId)).max(50).default([]),
  reason: z.string().max(reasonLimit).default(''),
});
export type PlanChangeInput = z.output<typeof planChangeSchema>;

/** With the planner's word that what moves has been looked at. */
export const askedPlanSchema = planChangeSchema.extend({ understood: z.stringbool().default(false) });

export const cancelChangeSchema = z.object({ id: z.uuid(), version: versionField });
export type CancelChangeInput = z.output<typeof cancelChangeSchema>;

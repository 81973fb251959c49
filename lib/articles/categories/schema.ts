import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { versionField } from '@/lib/core/version';
import { articlePostings } from '../constants';

const line = requiredLine(100);
const use = z.string().trim().max(200).default('');
const code = z.string().regex(/^\d\d(?:-\d\d){0,3}$/);

const fields = {
  name: line,
  nameEn: line,
  use,
  useEn: use,
  posting: z.enum(articlePostings),
  position: z.coerce.number().int().min(1).max(999),
};

/** `parent` empty = a category of the first level. */
export const addCategorySchema = z.strictObject({ ...fields, parent: z.union([z.literal(''), code]) });
export type AddCategoryInput = z.output<typeof addCategorySchema>;

export const changeCategorySchema = z.strictObject({
  ...fields,
  code,
  version: versionField,
  closed: z.stringbool().default(false),
});
export type ChangeCategoryInput = z.output<typeof changeCategorySchema>;

import { z } from 'zod';
import { exportFormats } from '@/lib/core/export/columns';
import { versionField } from '@/lib/core/version';
import { frozenWorks, testOutcomes, textLimit } from '../constants';
import { dateOrNone } from '../schema';

const versionOrNone = z.union([z.literal(''), versionField]).default('');

export const reportTestSchema = z.object({
  slotId: z.uuid(),
  version: versionOrNone,
  result: z.enum(testOutcomes),
  testedOn: dateOrNone.default(''),
  comment: z.string().trim().max(textLimit).default(''),
});
export type ReportTestInput = z.output<typeof reportTestSchema>;

export const setFreezeSchema = z.object({
  id: z.uuid(),
  version: versionField,
  fromOn: dateOrNone.default(''),
  toOn: dateOrNone.default(''),
});
export type SetFreezeInput = z.output<typeof setFreezeSchema>;

const cases = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[,、]/g, '').trim())
  .pipe(z.string().regex(/^\d{1,8}$/))
  .transform(Number);

export const reportBacklogSchema = z.object({
  freezeId: z.uuid(),
  work: z.enum(frozenWorks),
  version: versionOrNone,
  waiting: cases,
  workedOff: cases,
});
export type ReportBacklogInput = z.output<typeof reportBacklogSchema>;

export const remindBacklogSchema = z.object({ freezeId: z.uuid() });

export const exportRoundSchema = z.object({
  code: z.string().regex(/^[0-9a-z-]{1,20}$/),
  format: z.enum(exportFormats),
});

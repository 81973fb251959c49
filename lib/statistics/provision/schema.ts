import { z } from 'zod';
import { optionalLine } from '@/lib/access/forms/texts';
import { dateField } from '@/lib/calendar/schema';
import { exportFormats } from '@/lib/core/export/columns';
import { versionField } from '@/lib/core/version';

const checkbox = z.stringbool().default(false);
export const yearField = z.coerce.number().int().min(1990).max(2200);

/** The filter of `/statistics/provision`: the calendar year in which the reporting year begins. */
export const showYearSchema = z.object({ year: yearField.optional() });

export const importProvisionSchema = z.object({
  fileIds: z.array(z.uuid()).length(1),
  newBodies: checkbox,
  replace: checkbox,
  acceptDifference: checkbox,
});
export type ImportProvisionInput = z.output<typeof importProvisionSchema>;

/** The year's notice; a date in writing, empty = not noticed yet. */
export const describeYearSchema = z.object({
  id: z.uuid(),
  version: versionField,
  noticedOn: z.union([z.literal('').transform(() => null), dateField]).default(null),
  signatory: optionalLine(60),
  basis: z.string().trim().max(200).default(''),
});
export type DescribeYearInput = z.output<typeof describeYearSchema>;

export const publishYearSchema = z.object({ id: z.uuid(), version: versionField, published: z.stringbool() });
export type PublishYearInput = z.output<typeof publishYearSchema>;

export const paperSchema = z.object({ year: yearField });
export const exportProvisionSchema = z.object({ year: yearField, format: z.enum(exportFormats) });

import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { certificateKinds } from '../constants';

const flag = z.stringbool().default(false);

/** What is chosen for a certificate, from the page's address and from its form. */
const options = {
  kind: z.enum(certificateKinds),
  /** 住民票: one person or the whole household. */
  scope: z.enum(['person', 'household']).default('person'),
  /** 世帯主・続柄, 本籍・筆頭者, 前住所: left out unless they are asked for. */
  relationship: flag,
  domicile: flag,
  previous: flag,
  /** 所得・課税証明, 納税証明: the fiscal year; none = the newest. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
};

export const certificateOptionsSchema = z.object(options);
export type CertificateOptions = z.output<typeof certificateOptionsSchema>;

export const previewSchema = z.object({ number: z.string().max(20), ...options });

export const issueSchema = z.object({
  residentId: z.uuid(),
  ...options,
  place: requiredLine(60),
  /** '' = plain paper. */
  stockId: z.union([z.literal(''), z.uuid()]).default(''),
  /** The number on the first sheet in the tray; empty = the next one of the stock. */
  sheet: z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1).max(99_999_999)]).optional(),
});
export type IssueInput = z.output<typeof issueSchema>;

export const issueListSchema = z.object({ place: requiredLine(60) });

export const confirmPrintSchema = z.object({ id: z.uuid() });

export const failPrintSchema = z.object({ id: z.uuid(), failure: z.string().trim().min(1).max(200) });

export const reprintSchema = z.object({
  id: z.uuid(),
  reason: z.string().trim().min(1).max(200),
  sheet: issueSchema.shape.sheet,
});
export type ReprintInput = z.output<typeof reprintSchema>;

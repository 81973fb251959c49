import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';

/** Another body that is named and linked to. */
export const organizationRefShape = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
});
export type OrganizationRef = z.infer<typeof organizationRefShape>;

export const organizationSummaryShape = organizationRefShape.extend({
  kind: z.enum(organizationKinds),
  kana: z.string(),
  parent: organizationRefShape.nullable(),
  /** First business date on which it no longer exists; null = exists. */
  endedOn: z.string().nullable(),
  successor: organizationRefShape.nullable(),
});
export type OrganizationSummary = z.infer<typeof organizationSummaryShape>;

export const organizationVersionRowShape = z.object({
  sequence: z.number(),
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  nameEn: z.string(),
  parentName: z.string().nullable(),
  /** Business dates; null = since before the portal, until today. `validTo` is the first date on which it no longer held. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  reason: z.string(),
});
export type OrganizationVersionRow = z.infer<typeof organizationVersionRowShape>;

export const organizationDetailShape = organizationSummaryShape.extend({
  validFrom: z.string().nullable(),
  version: z.number(),
  versions: z.array(organizationVersionRowShape).readonly(),
  /** Bodies that were merged into it. */
  predecessors: z.array(organizationRefShape.extend({ endedOn: z.string().nullable() })).readonly(),
  /** Municipalities of a prefecture that exist. */
  childCount: z.number(),
});
export type OrganizationDetail = z.infer<typeof organizationDetailShape>;

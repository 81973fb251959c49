import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { organizationId } from '@/lib/core/id-shapes';

/** Another body that is named and linked to. */
export const organizationRefShape = z.object({
  id: organizationId,
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

/** A version as it is stored: it has its begin only. */
export const organizationVersionShape = z.object({
  sequence: z.number(),
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  nameEn: z.string(),
  parentName: z.string().nullable(),
  /** Business date; null = since before the portal. */
  validFrom: z.string().nullable(),
  reason: z.string(),
});
export type OrganizationVersion = z.infer<typeof organizationVersionShape>;

/** With the first date on which it no longer held; null = until today. */
export interface OrganizationVersionRow extends OrganizationVersion {
  readonly validTo: string | null;
}

export const organizationDetailShape = organizationSummaryShape.extend({
  validFrom: z.string().nullable(),
  version: z.number(),
  versions: z.array(organizationVersionShape).readonly(),
  /** Bodies that were merged into it. */
  predecessors: z.array(organizationRefShape.extend({ endedOn: z.string().nullable() })).readonly(),
  /** Municipalities of a prefecture that exist. */
  childCount: z.number(),
});
export interface OrganizationDetail extends z.infer<typeof organizationDetailShape> {
  readonly versions: OrganizationVersionRow[];
}

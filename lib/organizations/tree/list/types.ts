import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { organizationRefShape } from '../../types';
import { changeKinds, changeStates } from '../constants';

/** A planned or past change, as lists show it. */
export const changeSummaryShape = z.object({
  id: z.string(),
  kind: z.enum(changeKinds),
  state: z.enum(changeStates),
  effectiveOn: z.string(),
  /** Null = a new body. */
  organization: organizationRefShape.nullable(),
  newKind: z.enum(organizationKinds).nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  nameEn: z.string().nullable(),
  parent: organizationRefShape.nullable(),
  members: z.array(organizationRefShape).readonly(),
  reason: z.string(),
  /** Error code of a failed one. */
  problem: z.string().nullable(),
  settledAt: z.date().nullable(),
  version: z.number(),
});
export type ChangeSummary = z.infer<typeof changeSummaryShape>;

import { z } from 'zod';
import type { OrganizationKind } from '@/lib/access/actor';
import { organizationKinds } from '@/lib/access/actor';
import { organizationId } from '@/lib/core/id-shapes';
import type { ContactKind } from '../constants';
import { contactKinds } from '../constants';
import { contactHoursShape } from '../types';
import type { SearchField, SearchOperator, SearchOrder } from './constants';

export interface Condition {
  readonly field: SearchField;
  readonly operator: SearchOperator;
  readonly value: string;
}

export interface Ordering {
  readonly by: SearchOrder;
  readonly direction: 'asc' | 'desc';
}

export interface ContactSearch {
  readonly conditions: readonly Condition[];
  /** One of the conditions is enough (OR); else all must hold (AND). */
  readonly any: boolean;
  readonly kind: ContactKind | null;
  readonly organizationKind: OrganizationKind | null;
  /** Only windows that answer now. */
  readonly openNow: boolean;
  readonly orders: readonly Ordering[];
  readonly page: number;
}

export const foundContactShape = contactHoursShape.extend({
  id: z.string(),
  kind: z.enum(contactKinds),
  department: z.string(),
  person: z.string(),
  phone: z.string(),
  fax: z.string(),
  email: z.string(),
  note: z.string(),
  priority: z.number(),
  organizationId,
  organizationCode: z.string(),
  organizationName: z.string(),
  organizationNameEn: z.string(),
  organizationKind: z.enum(organizationKinds),
  prefectureName: z.string().nullable(),
  prefectureNameEn: z.string().nullable(),
});
export type FoundContact = z.infer<typeof foundContactShape>;

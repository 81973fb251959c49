import type { OrganizationKind } from '@/lib/access/actor';
import type { ContactKind } from '../constants';
import type { ContactHours } from '../types';
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

export interface FoundContact extends ContactHours {
  readonly id: string;
  readonly kind: ContactKind;
  readonly department: string;
  readonly person: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly note: string;
  readonly priority: number;
  readonly organizationId: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
  readonly organizationKind: OrganizationKind;
  readonly prefectureName: string | null;
  readonly prefectureNameEn: string | null;
}

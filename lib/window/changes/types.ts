import type { DayName } from '@/lib/calendar/types';
import type { OrganizationId } from '@/lib/core/ids';
import type { Extension, PlannedStop, WindowSettings } from '../types';

/** Something that somebody wants to be otherwise, before it is saved. */
export type Change =
  | {
      readonly kind: 'closure';
      readonly date: string;
      /** null = the nation's. */
      readonly organizationId: OrganizationId | null;
      /** null = the closing day is taken back. */
      readonly day: DayName | null;
    }
  | { readonly kind: 'holiday'; readonly date: string /** null = it is none any more. */; readonly day: DayName | null }
  | {
      readonly kind: 'holiday-years';
      readonly years: readonly number[];
      readonly holidays: ReadonlyMap<string, DayName>;
    }
  | {
      readonly kind: 'online-end';
      readonly prefectureId: OrganizationId;
      readonly validFrom: string;
      /** null = the nation's again. */
      readonly onlineEnd: number | null;
    }
  | { readonly kind: 'hours'; readonly settings: WindowSettings }
  | { readonly kind: 'extension'; readonly extension: Extension }
  | { readonly kind: 'stop'; readonly stop: PlannedStop };

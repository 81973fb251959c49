import type { ClosedRule, DayName } from '@/lib/calendar/types';
import type { LocalClosure } from '../rules';
import type { OpenRule } from '../types';

/** `09:00`, past 24:00 as `26:30`, in Japan's time. */
export interface PublicSpan {
  readonly from: string;
  readonly to: string;
  readonly rule: OpenRule;
}

export interface PublicDay {
  /** Business date. */
  readonly date: string;
  readonly closed: ClosedRule | LocalClosure['rule'] | null;
  /** Name of the holiday or the closing day. */
  readonly closedFor: DayName | null;
  /** Have the holidays of that year been announced? */
  readonly confirmed: boolean;
  readonly counter: readonly PublicSpan[];
  readonly wideAreaIssuance: readonly PublicSpan[];
  readonly identityVerification: readonly PublicSpan[];
}

/** What a town's web site and its residents' calendars are told. */
export interface PublicHours {
  readonly organization: DayName & { readonly code: string };
  readonly timeZone: 'Asia/Tokyo';
  readonly days: readonly PublicDay[];
}

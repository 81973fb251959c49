import type { Calendar, DayName } from '@/lib/calendar/types';
import type { ExtensionKind, Service } from './constants';

/** A span of minutes of one business date in JST; past 24:00 allowed, the end is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A server is up from `from` to `to`, and in online operation in `online`. */
export interface Run extends Span {
  readonly online: readonly Span[];
}

/** What holds for the nation from a business date on. Times are minutes of the business date. */
export interface WindowSettings {
  readonly validFrom: string;
  readonly onlineStart: number;
  readonly counterOpens: number;
  readonly counterCloses: number;
  /** Where the prefecture sets no other. */
  readonly onlineEnd: number;
}

export interface OnlineEnd {
  readonly validFrom: string;
  /** Minutes; null = from here on the nation's again. */
  readonly onlineEnd: number | null;
}

/** An extension that takes effect: announced, or agreed by all whom it needs. */
export interface Extension extends Span {
  readonly id: string;
  readonly kind: ExtensionKind;
  readonly date: string;
  /** Municipalities whose CS are kept up. */
  readonly participants: readonly string[];
  /** Their prefectures. */
  readonly prefectures: readonly string[];
}

/** A time in which a server, or a system, is down on purpose. */
export interface PlannedStop {
  readonly id: string;
  readonly title: string;
  readonly from: Date;
  readonly to: Date;
  /** Whose operated server (national, prefectural, CS) is stopped; null = no server of the window. */
  readonly serverOf: string | null;
  /** Services that are closed everywhere meanwhile. A stopped server closes those of all that depend on it, whatever is here. */
  readonly services: readonly Service[];
}

/** All that the window's rules depend on. */
export interface WindowFacts {
  readonly calendar: Calendar;
  /** Ascending by `validFrom`; the first one holds for earlier dates, too. */
  readonly settings: readonly WindowSettings[];
  /** Per prefecture, ascending by `validFrom`. */
  readonly onlineEnds: ReadonlyMap<string, readonly OnlineEnd[]>;
  readonly prefectures: readonly string[];
  readonly centerId: string;
  /** By business date. */
  readonly extensions: ReadonlyMap<string, readonly Extension[]>;
  readonly stops: readonly PlannedStop[];
}

/** An organization as the window sees it. */
export interface WindowOrganization {
  readonly id: string;
  readonly kind: 'center' | 'prefecture' | 'municipality';
  /** Of a municipality. */
  readonly prefectureId: string | null;
}

export type OpenRule = 'counter-hours' | 'online-hours' | 'extension';
export type WindowRule =
  | OpenRule
  | 'special-closure'
  | 'holiday'
  | 'year-end'
  | 'weekend'
  | 'prefectural-closure'
  | 'municipal-closure'
  | 'planned-stop'
  | 'before-opening'
  | 'after-closing'
  | 'before-online-start'
  | 'after-online-end';

/** A span in which a service is open, and by which rule. */
export interface OpenSpan extends Span {
  readonly rule: OpenRule;
  readonly extension: Extension | null;
}

export interface Explanation {
  readonly service: Service;
  readonly at: Date;
  readonly open: boolean;
  readonly rule: WindowRule;
  /** The point of S0 §1 that decides; null = a rule of this system (local closures, planned stops). */
  readonly point: 1 | 2 | 3 | 4 | 5 | 6 | null;
  /** When the answer changes; null = not within the next weeks. */
  readonly until: Date | null;
  /** When it opens next after the present span, or at all; null = not within the next weeks. */
  readonly nextOpen: Date | null;
  /** Name of the holiday or the closure that decides. */
  readonly day: DayName | null;
  readonly extension: Extension | null;
  readonly stop: PlannedStop | null;
  /** The holidays of that year are not announced yet. */
  readonly unconfirmed: boolean;
}

import { z } from 'zod';
import type { Calendar, DayName } from '@/lib/calendar/types';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import type { Service } from './constants';
import { extensionKinds, services } from './constants';

/** A span of minutes of one business date in JST; past 24:00 allowed, the end is exclusive. */
export const spanShape = z.object({ from: z.number(), to: z.number() });
export type Span = z.infer<typeof spanShape>;

/** A server is up from `from` to `to`, and in online operation in `online`. */
export interface Run extends Span {
  readonly online: readonly Span[];
}

/** What holds for the nation from a business date on. Times are minutes of the business date. */
export const windowSettingsShape = z.object({
  validFrom: z.string(),
  onlineStart: z.number(),
  counterOpens: z.number(),
  counterCloses: z.number(),
  /** Where the prefecture sets no other. */
  onlineEnd: z.number(),
});
export type WindowSettings = z.infer<typeof windowSettingsShape>;

export const onlineEndShape = z.object({
  validFrom: z.string(),
  /** Minutes; null = from here on the nation's again. */
  onlineEnd: z.number().nullable(),
});
export type OnlineEnd = z.infer<typeof onlineEndShape>;

/** An extension that takes effect: announced, or agreed by all whom it needs. */
export const extensionShape = spanShape.extend({
  id: z.string(),
  kind: z.enum(extensionKinds),
  date: z.string(),
  /** Municipalities whose CS are kept up. */
  participants: z.array(organizationId).readonly(),
  /** Their prefectures. */
  prefectures: z.array(organizationId).readonly(),
});
export type Extension = z.infer<typeof extensionShape>;

/** A time in which a server, or a system, is down on purpose. */
export const plannedStopShape = z.object({
  id: z.string(),
  title: z.string(),
  from: z.date(),
  to: z.date(),
  /** Whose operated server (national, prefectural, CS) is stopped; null = no server of the window. */
  serverOf: organizationId.nullable(),
  /** Services that are closed everywhere meanwhile. A stopped server closes those of all that depend on it, whatever is here. */
  services: z.array(z.enum(services)).readonly(),
});
export type PlannedStop = z.infer<typeof plannedStopShape>;

/** All that the window's rules depend on. */
export interface WindowFacts {
  readonly calendar: Calendar;
  /** Ascending by `validFrom`; the first one holds for earlier dates, too. */
  readonly settings: readonly WindowSettings[];
  /** Per prefecture, ascending by `validFrom`. */
  readonly onlineEnds: ReadonlyMap<OrganizationId, readonly OnlineEnd[]>;
  readonly prefectures: readonly OrganizationId[];
  readonly centerId: OrganizationId;
  /** By business date. */
  readonly extensions: ReadonlyMap<string, readonly Extension[]>;
  readonly stops: readonly PlannedStop[];
}

/** An organization as the window sees it. */
export const windowOrganizationShape = z.object({
  id: organizationId,
  kind: z.enum(['center', 'prefecture', 'municipality']),
  /** Of a municipality. */
  prefectureId: organizationId.nullable(),
});
export type WindowOrganization = z.infer<typeof windowOrganizationShape>;

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

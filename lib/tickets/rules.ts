import type { OrganizationKind } from '@/lib/access/actor';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import {
  isEnded,
  type TicketCategory,
  type TicketMove,
  type TicketRoute,
  type TicketSystem,
  ticketMoves,
} from './constants';
import { rules } from './custody/rules';
import type { TicketDetail, TicketEntryView } from './types';
import type { HoldKind } from './work/schema';

/**
 * The route that fits a matter. Information linkage goes through the prefecture (S3 用途2); operation and faults of the
 * registry network go straight to the call center (S0 §4).
 */
export function suggestRoute(system: TicketSystem, category: TicketCategory): TicketRoute {
  if (['linkage_server', 'linkage_network', 'sharing_site'].includes(system)) return 'relay';
  return category === 'procedure' || category === 'data' ? 'relay' : 'direct';
}

export interface Tiers {
  readonly asker: OrganizationId;
  readonly prefecture: OrganizationId | null;
  readonly center: OrganizationId;
  readonly operator: OrganizationId;
}

/**
 * The organizations an inquiry may pass, asker first. A prefecture's own inquiries go to the center, the center's to the operator. The direct
 * route ends at the center.
 */
export function chainFor(kind: OrganizationKind, route: TicketRoute, tiers: Tiers): OrganizationId[] {
  const viaPrefecture = kind === 'municipality' && route === 'relay' && tiers.prefecture !== null;
  // Operation and faults end with the center's system management, which decides (S0 §3); only the center's own go on.
  const beyond = route === 'relay' || kind === 'center' ? [tiers.operator] : [];
  const chain = [tiers.asker, ...(viaPrefecture ? [tiers.prefecture as OrganizationId] : []), tiers.center, ...beyond];
  return [...new Set(chain)];
}

export type WrongSpan = 'inFuture' | 'tooOld';

/** Something that happened lies behind us, and not more than ten years. */
export function checkOccurredAt(occurredAt: Date, now: Date): WrongSpan | null {
  if (occurredAt.getTime() > now.getTime() + 60_000) return 'inFuture';
  return occurredAt.getTime() < now.getTime() - 10 * 366 * 86_400_000 ? 'tooOld' : null;
}

/** Entries that say by themselves what was done. */
const told = ['taken_back', 'classified', 'grouped'] as const;
export type Act = TicketMove | 'ask' | (typeof told)[number];
const isMove = (named: unknown): named is TicketMove => ticketMoves.some((move) => move === named);

/**
 * What the address says that somebody has just done, if it is the newest that happened and theirs: an address alone proves nothing.
 * null = nothing to be said.
 */
export function actDone(
  named: unknown,
  newest: Pick<TicketEntryView, 'kind' | 'authorId'> | undefined,
  userId: UserId,
): Act | null {
  if (newest?.authorId !== userId) return null;
  if (named === 'ask') return newest.kind === 'question' ? named : null;
  const entry = told.find((kind) => kind === named);
  if (entry !== undefined) return newest.kind === entry ? entry : null;
  return isMove(named) && newest.kind === rules[named].entry ? named : null;
}

/** What the address, which the session has marked, says of setting aside: no entry tells of it. */
export const holdDone = (named: unknown): 'held' | 'resumed' | null =>
  named === 'held' || named === 'resumed' ? named : null;

/** What was set aside until a time that has come waits again; a call that was promised is still owed. */
export const isSetAside = (hold: HoldKind, until: Date, at: Date): boolean => hold === 'call_back' || until > at;

/** A time for which an organization had it; `until` null = has it now. */
export interface Span {
  readonly since: Date;
  readonly until: Date | null;
}

type Held = Pick<TicketDetail, 'holdings' | 'closedAt' | 'state'>;

/** When an organization had the ticket. Nobody has one that is closed, and what came home only to be closed was not had. */
export function spansOf({ holdings, state, closedAt }: Held, organizationId: OrganizationId): Span[] {
  const end = isEnded(state) ? closedAt : null;
  return holdings
    .filter((holding) => holding.organizationId === organizationId)
    .map(({ since, until }) => ({ since, until: until ?? end }))
    .filter(({ since }) => end === null || since < end);
}

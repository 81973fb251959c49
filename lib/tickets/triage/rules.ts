import { addressOf, queryOf } from '@/lib/core/http/address';
import type { TicketCategory, TicketSystem, TicketUrgency } from '../constants';
import { type BulkInput, bulkButton, type TriageFilter, type TriageView } from './schema';

const urgencies: Readonly<Record<TicketUrgency, number>> = { urgent: 3, high: 2, normal: 1 };
/** Systems of which one fault concerns more than who asks. */
const shared: readonly TicketSystem[] = ['juki_cs', 'prefecture_server', 'linkage_network', 'network_equipment'];

/** How many may be concerned: 3 = a counter or more, 2 = somebody's work, 1 = a question. */
export function impactOf(category: TicketCategory, system: TicketSystem): 1 | 2 | 3 {
  if (category === 'security' || (category === 'fault' && shared.includes(system))) return 3;
  return category === 'fault' || category === 'data' ? 2 : 1;
}

/** Urgency × impact, 1–9; what is higher comes first, of equals the more urgent. `list/selection/queries.ts` orders by the same. */
export const priorityOf = (urgency: TicketUrgency, category: TicketCategory, system: TicketSystem): number =>
  urgencies[urgency] * impactOf(category, system);

/** The part of an address that says which view of triage it is, and which inquiry is beside it. */
export const triageQuery = ({ queue, system, group, ticket, at }: Partial<TriageFilter>): string =>
  queryOf({ queue, system, group, ticket, at });

export const triageAddress = ({ queue, system, group, ticket, at }: Partial<TriageFilter>): string =>
  addressOf('/tickets/triage', { queue, system, group, ticket, at });

/** Back from the preview: the queue with the same chosen, at the button that led there. */
export function addressWithChosen(view: Partial<TriageView>, chosen: BulkInput['chosen']): string {
  const query = new URLSearchParams(triageQuery(view));
  for (const { ticketId, version } of chosen) query.append('chosen', `${ticketId} ${version}`);
  return `/tickets/triage?${query}#${bulkButton}`;
}

/** Where somebody stands in a queue; `current` -1 = beside what is not in it, -1 or its length = none. */
interface Place {
  readonly current: number;
  readonly previous: number;
  readonly next: number;
}

/** What has left a queue leaves its place (`at`) to the one that came after it. */
export function placeIn(numbers: readonly string[], beside: string | null, at = 0): Place {
  const current = beside === null ? -1 : numbers.indexOf(beside);
  if (current !== -1) return { current, previous: current - 1, next: current + 1 };
  const next = Math.min(at, numbers.length);
  return { current, previous: next - 1, next };
}

/** Where a person goes on after something was done to an inquiry: beside the view of triage where it was done, else on its page. */
export const addressAfter = (number: string, view: TriageView | undefined): string =>
  view === undefined ? `/tickets/${number}` : triageAddress({ ...view, ticket: number });

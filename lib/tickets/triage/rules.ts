import { addressOf, queryOf } from '@/lib/core/http/address';
import type { TicketCategory, TicketSystem, TicketUrgency } from '../constants';
import type { TriageFilter, TriageView } from './schema';

const urgencies: Readonly<Record<TicketUrgency, number>> = { urgent: 3, high: 2, normal: 1 };
/** Systems of which one fault concerns more than who asks. */
const shared: readonly TicketSystem[] = ['juki_cs', 'prefecture_server', 'linkage_network', 'network_equipment'];

/** How many may be concerned: 3 = a counter or more, 2 = somebody's work, 1 = a question. */
export function impactOf(category: TicketCategory, system: TicketSystem): 1 | 2 | 3 {
  if (category === 'security' || (category === 'fault' && shared.includes(system))) return 3;
  return category === 'fault' || category === 'data' ? 2 : 1;
}

/** Urgency × impact, 1–9; what is higher comes first. `list/selection/queries.ts` orders by the same. */
export const priorityOf = (urgency: TicketUrgency, category: TicketCategory, system: TicketSystem): number =>
  urgencies[urgency] * impactOf(category, system);

/** The part of an address that says which view of triage it is, and which inquiry is beside it. */
export const triageQuery = ({ queue, system, group, ticket }: Partial<TriageFilter>): string =>
  queryOf({ queue, system, group, ticket });

export const triageAddress = ({ queue, system, group, ticket }: Partial<TriageFilter>): string =>
  addressOf('/tickets/triage', { queue, system, group, ticket });

/** Where a person goes on after something was done to an inquiry: beside the view of triage where it was done, else on its page. */
export const addressAfter = (number: string, view: TriageView | undefined): string =>
  view === undefined ? `/tickets/${number}` : triageAddress({ ...view, ticket: number });

import type { TicketCategory, TicketSystem, TicketUrgency } from '../constants';

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

import { defineExport } from '@/lib/access/requests/export-route';
import { ticketExport } from '@/lib/tickets/list/queries';
import { exportTicketsSchema } from '@/lib/tickets/list/schema';
import { canSeeTickets } from '@/lib/tickets/policy';

/** The list as it is filtered, all its pages. */
export const GET = defineExport({
  name: 'ticket.export',
  input: exportTicketsSchema,
  allow: canSeeTickets,
  run: ({ format, ...filter }, { actor }) => ticketExport(actor, filter, format),
});

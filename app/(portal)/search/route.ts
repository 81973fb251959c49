import { z } from 'zod';
import { defineRoute } from '@/lib/access/route';
import { readTicketNumber } from '@/lib/tickets/number/rules';
import { canSeeTickets } from '@/lib/tickets/policy';

/** The search box of the header: a ticket's number leads to the ticket, anything else to the list that contains it. */
export const GET = defineRoute({
  name: 'search',
  method: 'GET',
  input: z.object({ q: z.string().max(500).default('') }),
  allow: canSeeTickets,
  run: async ({ q }) => {
    const read = readTicketNumber(q);
    const location =
      read.kind === 'number'
        ? `/tickets/${read.number}`
        : `/tickets?desk=all&sort=relevance&q=${encodeURIComponent(q)}`;
    return new Response(null, { status: 303, headers: { location } });
  },
});

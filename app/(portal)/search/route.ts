import { z } from 'zod';
import { defineRoute } from '@/lib/access/route';
import { askAs } from '@/lib/core/db';
import { namedKnowledge } from '@/lib/knowledge/number/rules';
import { canReadKnowledge } from '@/lib/knowledge/policy';
import { readTicketNumber } from '@/lib/tickets/number/rules';
import { canSeeTickets } from '@/lib/tickets/policy';
import { namesBody } from '@/lib/tickets/search/queries';

/**
 * The search box of the header: a number leads to its inquiry or answer, an organization to the newest of its inquiries, anything else to
 * those that fit best.
 */
export const GET = defineRoute({
  name: 'search',
  method: 'GET',
  // The list says what is too long for it.
  input: z.object({ q: z.string().max(20_000).default('') }),
  allow: canSeeTickets,
  run: async ({ q }, { actor }) => {
    const read = readTicketNumber(q);
    const item = canReadKnowledge(actor) ? namedKnowledge(q) : null;
    const goTo = async () => {
      if (read.kind === 'number') return `/tickets/${read.number}`;
      if (item !== null) return `/knowledge/${item}`;
      const order = (await namesBody(askAs(actor), q)) ? '' : '&sort=relevance';
      return `/tickets?desk=all${order}&q=${encodeURIComponent(q)}`;
    };
    return new Response(null, { status: 303, headers: { location: await goTo() } });
  },
});

import { z } from 'zod';
import { defineRoute } from '@/lib/access/route';
import { askAs } from '@/lib/core/db';
import { searchCallers } from '@/lib/tickets/create/queries';
import { canTakeCalls } from '@/lib/tickets/policy';

/** Organizations that begin like what the call center types while somebody talks. */
export const GET = defineRoute({
  name: 'ticket.search-callers',
  method: 'GET',
  input: z.strictObject({ q: z.string().trim().min(1).max(40) }),
  allow: canTakeCalls,
  run: async ({ q }, { actor }) => Response.json(await searchCallers(askAs(actor), actor, q)),
});

import { z } from 'zod';
import { defineRoute } from '@/lib/access/route';
import { withActor } from '@/lib/core/db';
import { canSeeTickets } from '@/lib/tickets/policy';
import { markPresence } from '@/lib/tickets/presence/mutations';
import { listPresent } from '@/lib/tickets/presence/queries';

/** A ticket's open page tells of itself and learns which colleagues have it open too. */
export const POST = defineRoute({
  name: 'ticket.presence',
  method: 'POST',
  body: 'json',
  input: z.strictObject({ ticketId: z.uuid(), composing: z.boolean() }),
  countsAsActivity: false,
  allow: canSeeTickets,
  run: async ({ ticketId, composing }, { actor }) => {
    const present = await withActor(actor, async (db) => {
      await markPresence(db, actor, ticketId, composing);
      return listPresent(db, actor, ticketId);
    });
    return Response.json(present);
  },
});

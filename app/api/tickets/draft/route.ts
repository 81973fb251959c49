import { answerProblems, defineRoute } from '@/lib/access/route';
import { withActor } from '@/lib/core/db';
import { saveDraft } from '@/lib/tickets/drafts/mutations';
import { saveDraftSchema } from '@/lib/tickets/drafts/schema';
import { canSeeTickets } from '@/lib/tickets/policy';

/** Forms call this while somebody types, so that nothing typed is lost. */
export const PUT = defineRoute({
  name: 'ticket-draft.save',
  method: 'PUT',
  body: 'json',
  input: saveDraftSchema,
  allow: canSeeTickets,
  run: async (input, { actor }) => {
    const saved = await withActor(actor, (db) => saveDraft(db, actor, input));
    return saved.ok ? Response.json(saved.value) : answerProblems(saved.problems);
  },
});

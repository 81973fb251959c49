import { defineRoute } from '@/lib/access/route';
import { suggestFaq } from '@/lib/articles/faq/queries';
import { askAs } from '@/lib/core/db';
import { anonymousAnswers } from '@/lib/knowledge/anonymous/queries';
import { suggestKnowledge } from '@/lib/knowledge/queries';
import { suggestSchema } from '@/lib/knowledge/schema';
import { canAsk, canSeeTickets } from '@/lib/tickets/policy';
import { suggestAnswers } from '@/lib/tickets/search/queries';

/** What was answered before and fits what is being typed: kept answers, articles of the FAQ, and past answers that this reader sees. */
export const POST = defineRoute({
  name: 'knowledge.suggest',
  method: 'POST',
  body: 'json',
  input: suggestSchema,
  countsAsActivity: false,
  allow: (actor) => canAsk(actor) || canSeeTickets(actor),
  run: async ({ q, except }, { actor }) => {
    const ask = askAs(actor, 'custom');
    const items = await suggestKnowledge(ask, q);
    const articles = await suggestFaq(ask, q);
    const answers = await anonymousAnswers(ask, await suggestAnswers(ask, actor, q, except));
    return Response.json({ items, articles, answers });
  },
});

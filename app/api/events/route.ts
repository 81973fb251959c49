import { z } from 'zod';
import { openLiveStream } from '@/lib/access/requests/live-stream';
import { answerProblems, defineRoute } from '@/lib/access/route';

/** The stream of what changes for this user's organization, for as long as the page is open (server-sent events). */
export const GET = defineRoute({
  name: 'events.stream',
  method: 'GET',
  input: z.object({ since: z.coerce.number().int().nonnegative().optional() }),
  allow: () => true,
  countsAsActivity: false,
  run: async ({ since }, { actor, request }) =>
    openLiveStream(actor, request, since) ?? answerProblems([{ code: 'tooMany' }]),
});

export const dynamic = 'force-dynamic';

import { openLiveStream } from '@/lib/access/live-stream';
import { answerProblems, defineRoute } from '@/lib/access/route';

/** The stream of what changes for this user's organization, for as long as the page is open (server-sent events). */
export const GET = defineRoute({
  name: 'events.stream',
  method: 'GET',
  allow: () => true,
  countsAsActivity: false,
  run: async (_, { actor, request }) => openLiveStream(actor, request) ?? answerProblems([{ code: 'tooMany' }]),
});

export const dynamic = 'force-dynamic';

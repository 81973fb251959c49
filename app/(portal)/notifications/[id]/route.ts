import { z } from 'zod';
import { answerProblems, defineRoute } from '@/lib/access/route';
import { withActor } from '@/lib/core/db';
import { readNotification } from '@/lib/notifications/mutations';

/** Opens what a notification is about; who follows it has read it. */
export const GET = defineRoute({
  name: 'notification.open',
  method: 'GET',
  input: z.object({ id: z.uuid() }),
  allow: () => true,
  run: async ({ id }, { actor }) => {
    const url = await withActor(actor, (db) => readNotification(db, actor, id));
    if (url === null) return answerProblems([{ code: 'notFound' }]);
    return new Response(null, { status: 303, headers: { location: url } });
  },
});

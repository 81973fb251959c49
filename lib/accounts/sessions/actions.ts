'use server';
import { z } from 'zod';
import { defineAction } from '@/lib/access/action';
import { failure, success } from '@/lib/core/errors';
import { sessionId } from '@/lib/core/id-shapes';
import { revokeOtherSessions, revokeSession } from './mutations';

export const revokeSessionAction = defineAction({
  name: 'session.revoke',
  input: z.object({ id: z.uuid().pipe(sessionId) }),
  allow: () => true,
  run: async ({ id }, { actor, db }) => ((await revokeSession(db, actor, id)) ? success(null) : failure('notFound')),
  redirectTo: () => '/settings/security',
});

export const revokeOtherSessionsAction = defineAction({
  name: 'session.revoke_others',
  input: z.object({}),
  allow: () => true,
  run: async (_input, { actor, db }) => success(await revokeOtherSessions(db, actor, 'revoked')),
  redirectTo: () => '/settings/security',
});

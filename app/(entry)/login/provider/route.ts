import { z } from 'zod';
import { sendToProvider } from '@/lib/access/login/nextauth';
import { safePath } from '@/lib/access/requests/origin';
import { definePublicRoute } from '@/lib/access/route';
import { authEndpoints } from '@/lib/accounts/login/gateway';

export const GET = definePublicRoute({
  name: 'session.send_to_provider',
  method: 'GET',
  input: z.object({ next: z.string().max(2000).optional() }),
  run: ({ next }, { origin }) => sendToProvider(authEndpoints, origin, safePath(next)),
});

import { definePublicRoute } from '@/lib/access/route';

/** Live: the process answers. Whoever restarts processes asks this, because a restart does not bring a database back. */
export const GET = definePublicRoute({
  name: 'health.live',
  method: 'GET',
  run: async () => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } }),
});

export const dynamic = 'force-dynamic';

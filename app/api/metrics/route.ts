import { createHash, timingSafeEqual } from 'node:crypto';
import { answerProblems, definePublicRoute } from '@/lib/access/route';
import { env } from '@/lib/core/env';
import { readMetrics } from '@/lib/core/metrics/gather';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Numbers of all web processes of this machine for Prometheus, to whoever has the token; without a token set there is nothing here. */
export const GET = definePublicRoute({
  name: 'metrics.read',
  method: 'GET',
  run: async (_, { request }) => {
    const token = env().RENKEI_METRICS_TOKEN;
    const sent = request.headers.get('authorization') ?? '';
    if (token === '' || !timingSafeEqual(digest(sent), digest(`Bearer ${token}`))) {
      return answerProblems([{ code: 'notFound' }]);
    }
    const { text, type } = await readMetrics();
    return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
  },
});

export const dynamic = 'force-dynamic';

import { definePublicRoute } from '@/lib/access/route';
import { healthReport } from '@/lib/core/health/report';

/** Ready: 200 when pages can be answered, else 503. Says nothing that an outsider could use. */
export const GET = definePublicRoute({
  name: 'health.ready',
  method: 'GET',
  run: async () => {
    const report = await healthReport();
    return Response.json(report, {
      status: report.status === 'down' ? 503 : 200,
      headers: { 'cache-control': 'no-store' },
    });
  },
});

export const dynamic = 'force-dynamic';

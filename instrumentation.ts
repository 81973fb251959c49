import type { Instrumentation } from 'next';

/** Set by `scripts/lib/web/fault-answer.mjs`; missing wherever another server runs the pages. */
const processWide = globalThis as { renkeiFaults?: Map<string, string> };

/** Starts what the web process measures, and what answers the network's servers beside the framework. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startMetrics } = await import('@/lib/core/metrics/metrics');
  const { domains } = await import('@/lib/generated/domains');
  startMetrics(new Set(Object.values(domains).flatMap((domain) => ('areas' in domain ? [...domain.areas] : []))));
  const { tellMetrics } = await import('@/lib/core/metrics/gather');
  tellMetrics();
  const { recordHandedOutBy } = await import('@/lib/access/requests/handed-out');
  const { recordHandedOut } = await import('@/lib/audit/handed-out/mutations');
  recordHandedOutBy(recordHandedOut);
  const { agentListener } = await import('@/app/api/agent/listener');
  Object.assign(globalThis, { renkeiAgentListener: agentListener });
  // What uploads to this machine left that ended with an earlier process; a worker sweeps only its own machine.
  const { sweepReceivedHere } = await import('@/lib/files/gateway');
  void sweepReceivedHere();
}

/** A fault while a page is drawn: the digest that its error page shows leads to this line. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ reportFault }, { faultMessage }] = await Promise.all([
    import('@/lib/core/log'),
    import('@/lib/core/html/fault-message'),
  ]);
  const id = request.headers['x-request-id'];
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  const reference = reportFault(error, {
    where: `${context.routeType} ${context.routePath}`,
    ...(typeof id === 'string' ? { requestId: id } : {}),
    ...(digest === undefined ? {} : { digest }),
  });
  if (typeof id === 'string') processWide.renkeiFaults?.set(id, faultMessage(reference));
};

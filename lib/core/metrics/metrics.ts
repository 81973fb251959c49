import 'server-only';
import cluster from 'node:cluster';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { liveHub } from '../events/hub';
import { queueDepth, workerAge } from '../health/queries';
import { areaOf } from './areas';

interface Metrics {
  /** Of this process, which is named in each label. */
  readonly registry: Registry;
  /** The same whichever process reads it. */
  readonly shared: Registry;
  readonly processes: Gauge;
  readonly answers: Counter<'area' | 'method' | 'status'>;
  readonly seconds: Histogram<'area'>;
}

const processWide = globalThis as { renkeiMetrics?: Metrics };

function make(): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ process: String(cluster.worker?.id ?? 1) });
  // Under their usual names, by which ordinary dashboards find them.
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'renkei_answers_total',
    help: 'HTTP answers, by area of the portal, method and status.',
    labelNames: ['area', 'method', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'renkei_answer_seconds',
    help: 'Time from the request to the last byte of its answer, by area of the portal.',
    labelNames: ['area'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const streams: Gauge = new Gauge({
    name: 'renkei_live_streams',
    help: 'Browsers that listen for live updates on this process.',
    registers: [registry],
    collect: () => streams.set(liveHub().size),
  });
  const shared = makeShared();
  const processes = new Gauge({
    name: 'renkei_web_processes',
    help: 'Web processes of this machine that told their numbers.',
    registers: [shared],
  });
  return { registry, shared, processes, answers, seconds };
}

/** Asked when the numbers are read, not kept up between. */
function makeShared(): Registry {
  const registry = new Registry();
  const jobs = new Gauge({
    name: 'renkei_queue_jobs',
    help: 'Jobs in the queue, by state.',
    labelNames: ['state'],
    registers: [registry],
  });
  const oldest = new Gauge({
    name: 'renkei_queue_oldest_seconds',
    help: 'How long the oldest job that is due has been waiting.',
    registers: [registry],
  });
  const age = new Gauge({
    name: 'renkei_worker_age_seconds',
    help: 'Time since a worker was last heard; -1 = none is known.',
    registers: [registry],
    collect: async () => {
      const depth = await queueDepth();
      jobs.set({ state: 'waiting' }, depth.waiting);
      jobs.set({ state: 'failed' }, depth.failed);
      oldest.set(depth.oldestSeconds);
      age.set((await workerAge()) ?? -1);
    },
  });
  return registry;
}

/** What this process counts; several copies of this module (one per bundle) share them. */
export function metrics(): Metrics {
  processWide.renkeiMetrics ??= make();
  return processWide.renkeiMetrics;
}

const startedAt = new WeakMap<IncomingMessage, number>();

/**
 * Measures from here on: event loop, memory, and every HTTP answer, which Node itself announces. Live streams are left out: their
 * time says how long a page was open. `areas`: parts of the portal that are counted apart.
 */
export function startMetrics(areas: ReadonlySet<string>): void {
  if (processWide.renkeiMetrics) return;
  const { answers, seconds } = metrics();
  subscribe('http.server.request.start', (message) => {
    startedAt.set((message as { request: IncomingMessage }).request, performance.now());
  });
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const area = areaOf(request.url ?? '', areas);
    answers.inc({ area, method: request.method ?? '', status: response.statusCode });
    const start = startedAt.get(request);
    if (start !== undefined && area !== 'live') seconds.observe({ area }, (performance.now() - start) / 1_000);
  });
}

import type { Actor } from '@/lib/access/actor';
import { withActor } from '@/lib/core/db';
import { createNet } from '@/lib/jobs/nets/mutations';
import { type Job, type NetDefinition, netDefinitionSchema } from '@/lib/jobs/nets/schema';
import { runJobs } from '@/lib/jobs/tasks';
import { owner } from './database';
import { type Answering, agentsAnswer } from './operations';

/** A job of all CS. */
export const job = (key: string, more: Partial<Job> = {}): Job => ({
  ...{ key, name: key, nameEn: '', command: 'daily-statistics', params: {}, after: [], notBefore: null },
  ...{ timeoutMinutes: 5, retries: 0, retryMinutes: 0, concurrency: 0, tolerance: 0 },
  target: { kinds: ['cs'], prefecture: '', organization: '', node: '' },
  ...more,
});

export const netOf = (jobs: readonly Job[], more: Partial<NetDefinition> = {}): NetDefinition =>
  netDefinitionSchema.parse({ schedule: { kind: 'manual' }, missed: 'skip', jobs, ...more });

export async function makeNet(actor: Actor, code: string, definition: NetDefinition): Promise<void> {
  const result = await withActor(actor, (db) => createNet(db, actor, { code, name: code, nameEn: '', definition }));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
}

/** The engine and the agents, until nothing happens any more; `<node> <command>` in the order in which they were given. */
export async function settleJobs(answering: Answering = {}): Promise<string[]> {
  const given: string[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const changed = await runJobs();
    const answered = await agentsAnswer(answering);
    given.push(...answered);
    if (!changed && answered.length === 0) break;
  }
  return given;
}

/** A net's runs, the earliest first: state and kind. */
export async function runsOf(code: string): Promise<string[]> {
  const { rows } = await owner().query(
    'SELECT r.state, r.kind FROM job_net_runs r JOIN job_nets n ON n.id = r.net_id WHERE n.code = $1 ORDER BY r.nominal_at',
    [code],
  );
  return rows.map(({ state, kind }) => `${kind} ${state}`);
}

/** The jobs of a net's latest run: key and state, each round. */
export async function jobsOf(code: string): Promise<string[]> {
  const { rows } = await owner().query(
    `SELECT j.key, j.round, j.state FROM job_runs j WHERE j.run_id = (SELECT r.id FROM job_net_runs r JOIN job_nets n ON n.id = r.net_id
       WHERE n.code = $1 ORDER BY r.nominal_at DESC LIMIT 1) ORDER BY j.round, j.position`,
    [code],
  );
  return rows.map(({ key, round, state }) => `${key}${round > 1 ? ` ${round}` : ''} ${state}`);
}

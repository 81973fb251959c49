import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { fillIn, readForm } from '@/scripts/lib/bench/form.mjs';
import { People } from '@/scripts/lib/bench/people.mjs';
import { asUser } from '@/scripts/lib/database/connect.mjs';
import { readSecrets } from '@/scripts/lib/portal/secrets.mjs';
import { freePort } from '@/scripts/lib/ports.mjs';
import { liftWritingLimits } from '@/tests/support/limits';
import { isProof } from '@/tests/support/proof';
import { startPrimaryWithStandby } from '@/tests/support/standby';
import { announced, becomes, environmentOf, type Started, start } from '@/tests/support/started';

/** Until somebody, or a program that watches, decides that the primary is gone. */
const decides = 2_000;
/** Seconds after the promotion within which both machines write again. */
const bound = 30;
const fields = {
  ...{ system: 'juki_cs', category: 'fault', urgency: 'normal', route: 'relay', contactName: '試験 太郎' },
  question: '主サーバーの停止中に送信した問合せです。',
};

interface Machine {
  readonly folder: string;
  readonly started: Started;
  readonly people: People;
  readonly port: number;
}
const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (let last = undo.pop(); last; last = undo.pop()) await last();
}, 120_000);

/** A machine with its web and worker. */
async function startMachine(settings: Record<string, string>): Promise<Machine> {
  const folder = mkdtempSync(path.join(tmpdir(), 'renkei-machine-'));
  const port = await freePort();
  const started = start(
    environmentOf(folder, {
      ...{
        RENKEI_PORT: `${port}`,
        RENKEI_WEB_PROCESSES: '1',
        RENKEI_DEMO: 'true',
        RENKEI_LOG_FILES: 'true',
        NODE_ENV: '',
      },
      ...{ RENKEI_SEED_TICKETS: '50', ...settings },
    }),
  );
  const people = new People(new URL(`http://localhost:${port}`), 6);
  undo.push(async () => {
    await people.close();
    started.process.kill('SIGTERM');
    await started.ended;
    rmSync(folder, { recursive: true, force: true });
  });
  await announced(started, 600);
  return { folder, started, people, port };
}

const health = async ({ port }: Machine): Promise<{ status: string }> =>
  (await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(10_000) })).json();
const isWell = (machine: Machine) =>
  health(machine).then(
    ({ status }) => status === 'ok',
    () => false,
  );

interface Acknowledged {
  readonly subject: string;
  readonly machine: number;
  readonly at: number;
}

/** Sends inquiries one after another; one that is not acknowledged is sent again as it is, as a person does. */
async function askUntil(
  done: () => boolean,
  all: { acknowledged: Acknowledged[]; failed: number },
  people: People,
  machine: number,
  name: string,
) {
  const browser = await people.as('seiro-admin');
  for (let count = 0; !done(); count++) {
    const subject = `切替 ${name} ${count}`;
    const attempt = async (body?: ReturnType<typeof fillIn>): Promise<void> => {
      let sent = body;
      try {
        if (!sent) sent = fillIn(readForm((await browser.get('/tickets/new')).text, 'subject'), { ...fields, subject });
        const { status, headers } = await browser.ask('POST', '/tickets/new', sent);
        if (status !== 303 || !headers.location?.includes('/tickets/')) throw new Error(`${status}`);
        all.acknowledged.push({ subject, machine, at: performance.now() });
      } catch {
        all.failed += 1;
        if (done()) return;
        await sleep(250);
        await attempt(sent);
      }
    };
    await attempt();
  }
}

/** Times at which a page of the prefecture, to which the inquiries come, was told of a change; it comes back by itself when it is cut. */
async function listenUntil(done: AbortSignal, { people, port }: Machine, heard: number[]): Promise<void> {
  const browser = await people.as('niigata-admin');
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
  while (!done.aborted) {
    try {
      const headers = { cookie, 'last-event-id': '1' };
      const { body } = await fetch(`http://127.0.0.1:${port}/api/events`, { headers, signal: done });
      for await (const chunk of body ?? []) if (Buffer.from(chunk).includes('event: ')) heard.push(performance.now());
    } catch {
      await sleep(500);
    }
  }
}

describe.runIf(isProof)('two machines on one PostgreSQL with a standby', () => {
  it('go on by themselves when the primary is killed and the standby promoted, and lose or double nothing', async () => {
    liftWritingLimits();
    const database = await startPrimaryWithStandby();
    undo.push(database.remove);
    const first = await startMachine({ DATABASE_URL: database.owner });
    const { appPassword, secret } = readSecrets(first.folder);
    const app = asUser(database.owner, 'renkei_app', appPassword);
    const second = await startMachine({ RENKEI_APP_DATABASE_URL: app, RENKEI_SECRET: secret });
    const machines = [first, second];
    for (const machine of machines) expect(await becomes(60, () => isWell(machine))).toBe(true);

    const all: { acknowledged: Acknowledged[]; failed: number } = { acknowledged: [], failed: 0 };
    const heard: number[][] = [[], []];
    let done = false;
    const listening = new AbortController();
    const ears = machines.map((machine, index) => listenUntil(listening.signal, machine, heard[index] ?? []));
    const busy = machines.flatMap(({ people }, index) =>
      ['a', 'b', 'c'].map((client) => askUntil(() => done, all, people, index, `${index}${client}`)),
    );
    const since = (machine: number, instant: number) =>
      all.acknowledged.filter((one) => one.machine === machine && one.at > instant);
    expect(await becomes(120, () => machines.every((_, index) => since(index, 0).length >= 15))).toBe(true);
    const programs = machines.map(({ folder }) => runningOnMachine(folder));
    expect(await database.state()).toBe('sync');

    const [before, failedBefore, killed] = [all.acknowledged.length, all.failed, performance.now()];
    database.kill();
    await sleep(decides);
    database.promote();
    const promoted = performance.now();
    const firstSince = (machine: number) => since(machine, promoted)[0]?.at ?? 0;
    const wrote = await becomes(bound, () => firstSince(0) > 0 && firstSince(1) > 0);
    expect(wrote).toBe(true);
    for (const machine of machines) expect(await becomes(60, () => isWell(machine))).toBe(true);
    const well = performance.now();
    const told = () => heard.every((times) => times.some((at) => at > promoted + 1_000));
    expect(await becomes(60, told)).toBe(true);
    expect(await becomes(120, () => machines.every((_, index) => since(index, promoted).length >= 15))).toBe(true);
    done = true;
    await Promise.all(busy);

    // The workers of both machines live, and have worked off what was queued.
    const workers = async () =>
      (
        await database.look<{ n: number }>(
          "SELECT count(*)::int AS n FROM worker_heartbeats WHERE seen_at > now() - interval '20 seconds'",
        )
      )[0]?.n ?? 0;
    expect(await becomes(60, async () => (await workers()) >= 2 * machines.length)).toBe(true);
    const waiting = async () =>
      (
        await database.look<{ n: number }>(
          'SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts',
        )
      )[0]?.n;
    expect(await becomes(90, async () => (await waiting()) === 0)).toBe(true);

    const rows = await database.look<{ subject: string; n: number; entries: number; audited: number }>(
      `SELECT subject, count(*)::int AS n, sum((SELECT count(*) FROM ticket_entries e WHERE e.ticket_id = t.id))::int AS entries,
         sum((SELECT count(*) FROM audit_entries a WHERE a.target_id = t.id::text))::int AS audited
       FROM tickets t WHERE subject LIKE '切替 %' GROUP BY subject`,
    );
    const kept = new Map(rows.map((row) => [row.subject, row]));
    expect(all.acknowledged.filter(({ subject }) => !kept.has(subject))).toEqual([]);
    expect(rows.filter(({ n, entries, audited }) => n !== 1 || entries < 1 || audited < 1)).toEqual([]);
    // None was started again: they went over in the same processes.
    expect(machines.map(({ folder }) => runningOnMachine(folder))).toEqual(programs);
    listening.abort();
    await Promise.all(ears);

    const [{ version } = { version: '' }] = await database.look<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    );
    const seconds = (from: number, to: number) => ((to - from) / 1_000).toFixed(1);
    process.stdout.write(
      `failover on PostgreSQL ${version}: ${before} acknowledged before, ${all.acknowledged.length - before} after, ` +
        `${all.failed - failedBefore} refused meanwhile, 0 lost, 0 doubled; promoted ${seconds(killed, promoted)} s after the kill; ` +
        `writing again ${seconds(promoted, firstSince(0))} s and ${seconds(promoted, firstSince(1))} s after the promotion, ` +
        `healthy after ${seconds(promoted, well)} s\n`,
    );
  }, 1_800_000);
});

const runningOnMachine = (folder: string): Record<string, number> =>
  JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8')).children;

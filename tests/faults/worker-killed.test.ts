import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { setClock } from '@/lib/core/clock';
import { withActor } from '@/lib/core/db';
import { idOf } from '@/lib/core/ids';
import { deliverOverdueMails } from '@/lib/notifications/mails/tasks';
import { notify } from '@/lib/notifications/mutations';
import { expandWaiting } from '@/lib/notifications/tasks';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { type MailMoment, mailMoments, startMailServer } from '@/tests/support/mail-server';
import { bundleProgram } from '@/tests/support/program';
import { times } from '@/tests/support/proof';

/** Besides the moments of a delivery: while notifications are expanded and jobs are fetched. */
const points = [...mailMoments, 'working'] as const;
const rounds = times(points.length, 200);

let sender: Actor;
let readers: Actor[];
let worker: ChildProcess | undefined;
let program: Awaited<ReturnType<typeof bundleProgram>>;
let killAt: MailMoment | undefined;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  program = await bundleProgram('worker/main.ts');
  mailServer = await startMailServer((moment) => moment === killAt && worker?.kill('SIGKILL'));
  // Before anything asks for the settings: this process and the workers must agree that mail is sent.
  process.env.SMTP_URL = mailServer.url;
  process.env.RENKEI_MAIL_FROM = 'renkei@renkei.example';
  sender = await createActor();
  const first = await createActor();
  readers = [first, await createActor({ colleagueOf: first, locale: 'en' })];
});
afterAll(async () => {
  worker?.kill('SIGKILL');
  setClock(undefined);
  await mailServer.close();
});

const startWorker = (): ChildProcess =>
  program([], { env: { ...process.env, RENKEI_LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'inherit'] });

async function send(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await withActor(sender, (db) =>
      notify(db, sender, {
        // Of a group that mails everybody of the organization.
        kind: 'organization.change_planned',
        organizationId: readers[0]?.organizationId ?? idOf(''),
        targetType: 'organization_change',
        targetId: `${i}`,
        url: `/tickets/${i}`,
        params: { number: `${i}`, subject: 's', organization: 'o', organizationEn: 'Seiro-machi' },
      }),
    );
  }
}

/** Starts a worker and kills it at the point; a worker that never gets there is killed after a while all the same. */
async function killOnce(point: (typeof points)[number], round: number): Promise<void> {
  killAt = point === 'working' ? undefined : point;
  const running = startWorker();
  worker = running;
  const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  await new Promise<void>((resolve) => {
    running.stdout?.once('data', () => resolve());
    running.once('exit', () => resolve());
  });
  const patience = setTimeout(() => running.kill('SIGKILL'), point === 'working' ? (round * 37) % 300 : 4_000);
  await ended;
  clearTimeout(patience);
  killAt = undefined;
}

it(
  `${rounds} kills at every step: no mail lost, a second one under the same Message-ID`,
  async () => {
    for (let round = 0; round < rounds; round++) {
      await send(3);
      await killOnce(points[round % points.length] ?? 'working', round);
    }
    await settleEverything();
    const { rows } = await owner().query<{ id: string; to_address: string; state: string }>(
      'SELECT id, to_address, state FROM mails',
    );
    expect(rows).toHaveLength(rounds * 3 * readers.length);
    expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
    const expected = rows.map(({ id, to_address }) => `<${id}@renkei.example> ${to_address}`).sort();
    expect([...mailServer.kept.values()].map(({ messageId, to }) => `${messageId} ${to}`).sort()).toEqual(expected);
  },
  rounds * 20_000,
);

/** What the next worker would do in the coming minutes: claims of the dead lapse, the sweeps find the rest. */
async function settleEverything(): Promise<void> {
  for (let minutes = 5; minutes <= 60; minutes += 5) {
    setClock(new Date(Date.now() + minutes * 60_000));
    while ((await expandWaiting()) > 0);
    await deliverOverdueMails(10_000);
  }
}

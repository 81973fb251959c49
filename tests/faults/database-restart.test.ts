import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDurableServer } from '@/tests/support/server';
import { becomes } from '@/tests/support/started';

// The functions under test read their connection when they are first used, so the server comes before them.
const server = await startDurableServer();
process.env.DATABASE_URL = server.owner;
process.env.RENKEI_APP_DATABASE_URL = server.app;
const { ask, loadFixture } = await import('@/tests/support/inquiries');

let fixture: Awaited<ReturnType<typeof loadFixture>>;
beforeAll(async () => {
  fixture = await loadFixture();
});
afterAll(async () => {
  const { closeDatabase } = await import('@/lib/core/db');
  await closeDatabase();
  await server.remove();
});

interface Work {
  /** Inquiries that the portal said it has. */
  readonly acknowledged: string[];
  failures: number;
  /** Inquiries that succeeded since the server came back. */
  afterwards: number;
  /** Readings since the server came back, and those that answered for somebody else. */
  seen: number;
  wrong: number;
}

async function askUntil(done: () => boolean, back: () => boolean, work: Work): Promise<void> {
  for (let count = 0; !done(); count++) {
    try {
      const { id } = await ask(fixture.town, { subject: `再起動中の問合せ ${count}` });
      work.acknowledged.push(id);
      if (back()) work.afterwards += 1;
    } catch {
      work.failures += 1;
      await sleep(20);
    }
  }
}

/** Reads without a pause, as pages do. */
async function lookUntil(done: () => boolean, back: () => boolean, work: Work): Promise<void> {
  const { askAs } = await import('@/lib/core/db');
  while (!done()) {
    try {
      const [row] = await askAs(fixture.town).$queryRaw<{ user: string }[]>`SELECT renkei.actor_user()::text AS user`;
      if (row?.user !== fixture.town.userId) work.wrong += 1;
      if (back()) work.seen += 1;
    } catch {
      await sleep(20);
    }
  }
}

test.each([
  ['killed', () => server.kill()],
  ['restarted in order', () => server.stop()],
])(
  'the database is %s under load: no acknowledged inquiry is lost, none is there by half, and work goes on',
  async (_name, end) => {
    const work: Work = { acknowledged: [], failures: 0, afterwards: 0, seen: 0, wrong: 0 };
    let back = false;
    let done = false;
    const busy = [askUntil, askUntil, askUntil, askUntil, lookUntil, lookUntil].map((keepOn) =>
      keepOn(
        () => done,
        () => back,
        work,
      ),
    );
    await becomes(60, () => work.acknowledged.length >= 10);
    await end();
    const before = work.failures;
    await becomes(60, () => work.failures >= before + 8);
    await server.start();
    back = true;
    await becomes(60, () => work.afterwards >= 20 && work.seen > 20);
    done = true;
    await Promise.all(busy);

    expect(work.acknowledged.length).toBeGreaterThan(work.afterwards);
    expect(work.failures).toBeGreaterThan(0);
    expect(work.afterwards).toBeGreaterThanOrEqual(20);
    expect(work.seen).toBeGreaterThan(20);
    expect(work.wrong).toBe(0);
    const client = new Client({ connectionString: server.owner });
    await client.connect();
    const lost = await client.query(
      'SELECT a.id FROM unnest($1::uuid[]) AS a (id) WHERE NOT EXISTS (SELECT FROM tickets t WHERE t.id = a.id)',
      [work.acknowledged],
    );
    const half = await client.query(
      `SELECT id FROM tickets t WHERE NOT EXISTS (SELECT FROM ticket_entries e WHERE e.ticket_id = t.id)
       OR NOT EXISTS (SELECT FROM audit_entries a WHERE a.target_id = t.id::text)`,
    );
    await client.end();
    expect(lost.rows).toEqual([]);
    expect(half.rows).toEqual([]);
  },
  240_000,
);

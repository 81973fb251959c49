import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { decideApplication } from '@/lib/continuity/queue/mutations';
import { takeReport } from '@/lib/continuity/reports/mutations';
import type { SiteReport } from '@/lib/continuity/reports/schema';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { withActor, withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { cases } from '@/tests/support/proof';

type Application = SiteReport['applications'][number];
type Declaration = SiteReport['declarations'][number];

/** What may happen between a site and its center, in any order. */
type Happening =
  | { readonly what: 'take' | 'cut' | 'heal' | 'close at the site' | 'withdraw at the center' | 'decide' }
  | { readonly what: 'deliver'; readonly again: boolean; readonly backwards: boolean };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ what: 'take' as const }) },
  fc.constantFrom(
    ...(['cut', 'heal', 'close at the site', 'withdraw at the center', 'decide'] as const).map((what) => ({ what })),
  ),
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('deliver' as const), again: fc.boolean(), backwards: fc.boolean() }),
  },
);

let clerk: Actor;
let residents: string;
const registerRows = async (): Promise<string> => {
  const { rows } = await owner().query(
    `SELECT md5(coalesce(string_agg(r::text, '|' ORDER BY id), '')) || (SELECT count(*) FROM register_changes)::text AS sum FROM residents r`,
  );
  return rows[0].sum;
};

beforeAll(async () => {
  clerk = await createActor({ kind: 'municipality', roles: ['counter_clerk'] });
  await owner().query(`UPDATE organizations SET code = '153079' WHERE id = $1`, [clerk.organizationId]);
  residents = await registerRows();
});

const site: SiteEntry = {
  ...{ name: '153079/down-recovery', role: 'down-recovery', place: '153079', origin: 'http://127.0.0.1:1' },
  ...{ signingKey: 'a'.repeat(43), recipient: `age1${'a'.repeat(40)}` },
};

/** A site while it is cut off and when it is not: what it holds, and what the center has answered for. */
class Town {
  readonly queue: Application[] = [];
  readonly acknowledged = new Set<string>();
  connected = true;
  issues = true;
  declaration: Declaration = {
    ...{ id: newId(), town: '153079', plan: 1, host: '153079', state: 'open', reason: '回線障害', representative: '' },
    ...{ requestMeans: '', requestRecordedBy: '', requestConfirmedBy: '', declaredBy: '佐藤', declaredById: newId() },
    ...{ declaredAt: '2026-11-28T00:00:00.000Z', openedAt: '2026-11-28T00:00:00.000Z', endedAt: null, endedBy: '' },
    ...{ endReason: '', dataAt: null, version: 1 },
  };

  take(): void {
    if (this.declaration.state !== 'open') return;
    const content = `届 ${this.queue.length}`;
    this.queue.push({
      ...{ id: newId(), receiptNumber: `153079-${this.declaration.id}-${this.queue.length + 1}`, town: '153079' },
      ...{ declarationId: this.declaration.id, kind: 'moved_in', residentNumber: '', baseVersion: 0, content },
      ...{ contentHash: createHash('sha256').update(content).digest('hex'), addressee: '', papersOwed: '' },
      ...{ urgent: false, vendorContact: '', approver: '', takenBy: '佐藤', takenAt: '2026-11-28T00:00:00.000Z' },
    });
  }

  close(): void {
    if (this.declaration.state !== 'open') return;
    this.declaration = { ...this.declaration, state: 'closed', endedAt: '2026-11-28T01:00:00.000Z', version: 2 };
    this.issues = false;
  }

  async deliver(again: boolean, backwards: boolean): Promise<void> {
    if (!this.connected) return;
    const waiting = this.queue.filter(({ id }) => again || !this.acknowledged.has(id));
    const applications = backwards ? waiting.toReversed() : waiting;
    const report = { site: site.name, at: '2026-11-28T00:00:00.000Z', receipts: [], openings: [], applications };
    const answer = await withSystem('test', (db) =>
      takeReport(db, site, { ...report, declarations: [this.declaration] }),
    );
    for (const id of answer.applications) this.acknowledged.add(id);
    if (answer.stopped.includes(this.declaration.id)) this.issues = false;
  }
}

const waitingOf = async (declaration: string): Promise<string[]> => {
  const { rows } = await owner().query(
    `SELECT id FROM queued_applications WHERE declaration_id = $1 AND outcome = 'waiting' ORDER BY id`,
    [declaration],
  );
  return rows.map(({ id }) => id);
};

const decide = (id: string) =>
  withActor(clerk, (db) => decideApplication(db, clerk, { id, outcome: 'applied', reason: '異動を登録した' }));

async function happen(town: Town, event: Happening): Promise<void> {
  const { id } = town.declaration;
  if (event.what === 'take') town.take();
  if (event.what === 'cut') town.connected = false;
  if (event.what === 'heal') town.connected = true;
  if (event.what === 'close at the site') town.close();
  if (event.what === 'deliver') await town.deliver(event.again, event.backwards);
  if (event.what === 'withdraw at the center')
    await owner().query(`UPDATE declarations SET state = 'withdrawn' WHERE id = $1 AND state = 'open'`, [id]);
  if (event.what === 'decide') for (const one of (await waitingOf(id)).slice(0, 1)) await decide(one);
}

it('whatever is cut, withdrawn, doubled or reordered: each receipt is decided once, and no register row is written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 14 }), async (events) => {
      const town = new Town();
      for (const event of events) await happen(town, event);
      const { rows } = await owner().query('SELECT state FROM declarations WHERE id = $1', [town.declaration.id]);
      const withdrawn = rows[0]?.state === 'withdrawn';
      // The line comes back for good.
      town.connected = true;
      await town.deliver(true, true);
      if (withdrawn) expect(town.issues).toBe(false);
      for (const id of await waitingOf(town.declaration.id)) expect((await decide(id)).ok).toBe(true);
      for (const { id } of town.queue) expect((await decide(id)).ok).toBe(false);
      const arrived = await owner().query(
        'SELECT receipt_number, content_hash, outcome FROM queued_applications WHERE declaration_id = $1',
        [town.declaration.id],
      );
      const taken = town.queue.map(({ receiptNumber, contentHash }) => [receiptNumber, contentHash, 'applied']);
      const there = arrived.rows.map((row) => [row.receipt_number, row.content_hash, row.outcome]);
      expect(there.sort()).toEqual(taken.sort());
    }),
    cases(100),
  );
  expect(await registerRows()).toBe(residents);
}, 900_000);

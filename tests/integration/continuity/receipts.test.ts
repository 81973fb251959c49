import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { takeReport } from '@/lib/continuity/reports/mutations';
import { reportedApplicationSchema } from '@/lib/continuity/reports/schema';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { times } from '@/tests/support/proof';
import { killWhen, patience, startProgram } from './child';

let actor: Actor;
const declaration = newId();
const site: SiteEntry = {
  ...{ name: '153079/down-recovery', role: 'down-recovery', place: '153079', origin: 'http://127.0.0.1:1' },
  ...{ signingKey: 'a'.repeat(43), recipient: `age1${'a'.repeat(40)}` },
};

beforeAll(async () => {
  actor = await createActor({ kind: 'municipality', roles: ['counter_clerk'] });
  await owner().query(
    `INSERT INTO declarations (id, organization_id, organization_code, plan, host_code, state, reason, declared_by, declared_by_id, declared_at)
     VALUES ($1, $2, '153079', 1, '153079', 'open', '回線障害', '佐藤', $3, now())`,
    [declaration, actor.organizationId, actor.userId],
  );
  await owner().query(`UPDATE organizations SET code = '153079' WHERE id = $1`, [actor.organizationId]);
});
afterEach(() => expect(process.env.RENKEI_SITE).toBeUndefined());

const acknowledged = new Map<string, string>();

it(
  'each receipt that was shown is there after kills, with what was handed in',
  async () => {
    for (let round = 0; round < times(4, 200); round++) {
      const child = startProgram('take', [JSON.stringify(actor), String(round * 1_000)], {
        ...{ RENKEI_SITE: '153079', RENKEI_SITE_ROLE: 'down-recovery' },
      });
      const { lines } = await killWhen(child, { after: (round * 97) % 700 });
      for (const line of lines) {
        const [receipt = '', content = ''] = line.split('\t');
        expect(acknowledged.has(receipt), receipt).toBe(false);
        acknowledged.set(receipt, content);
      }
    }
    const { rows } = await owner().query('SELECT receipt_number, content FROM queued_applications');
    const there = new Map(rows.map((row) => [row.receipt_number, row.content]));
    expect(acknowledged.size).toBeGreaterThan(3);
    expect([...acknowledged].filter(([receipt, content]) => there.get(receipt) !== content)).toEqual([]);
  },
  patience,
);

const queued = `SELECT json_build_object('id', q.id, 'receiptNumber', receipt_number, 'declarationId', declaration_id, 'town', '153079',
  'kind', q.kind, 'residentNumber', resident_number, 'baseVersion', base_version, 'content', content, 'contentHash', content_hash,
  'addressee', addressee, 'papersOwed', papers_owed, 'urgent', urgent, 'vendorContact', vendor_contact, 'approver', approver,
  'takenBy', taken_by, 'takenAt', to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS report FROM queued_applications q`;

it('delivered twice and in any order, each is there once; after the end it is late, and never refused', async () => {
  const { rows } = await owner().query(queued);
  const all = rows.map(({ report }) => reportedApplicationSchema.parse(report));
  // The center's side: it has none of them yet.
  await owner().query('DELETE FROM queued_applications');
  const deliver = (applications: typeof all) =>
    withSystem('test', (db) =>
      takeReport(db, site, {
        site: site.name,
        at: new Date().toISOString(),
        receipts: [],
        declarations: [],
        openings: [],
        applications,
      }),
    );
  const half = all.slice(0, Math.ceil(all.length / 2));
  await deliver(half.toReversed());
  await owner().query(`UPDATE declarations SET state = 'closed' WHERE id = $1`, [declaration]);
  const answer = await deliver([...all, ...half]);
  expect(new Set(answer.applications)).toEqual(new Set(all.map(({ id }) => id)));
  const arrived = await owner().query('SELECT receipt_number, late FROM queued_applications');
  expect(arrived.rows.map(({ receipt_number }) => receipt_number).sort()).toEqual(
    all.map(({ receiptNumber }) => receiptNumber).sort(),
  );
  expect(arrived.rows.filter(({ late }) => late)).toHaveLength(all.length - half.length);
});

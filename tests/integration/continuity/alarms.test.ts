import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { watchCopies } from '@/lib/continuity/ledger/mutations';
import { setClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let [town, host]: Actor[] = [];
const start = new Date('2026-11-28T00:00:00Z');
const minutes = (count: number): Date => new Date(start.getTime() + count * 60_000);

beforeAll(async () => {
  town = await createActor({ kind: 'municipality' });
  host = await createActor({ kind: 'municipality' });
  await owner().query('INSERT INTO mutual_aid (organization_id, partner_id, rank) VALUES ($1, $2, 1)', [
    town?.organizationId,
    host?.organizationId,
  ]);
});
afterEach(() => setClock(undefined));

async function store(role: 'down-recovery' | 'partner', dataAt: Date, sha256 = 'right'): Promise<string> {
  const [id, site] = [newId(), `${role === 'partner' ? host?.organizationCode : town?.organizationCode}/${role}`];
  await owner().query(
    `INSERT INTO copies (id, organization_id, kind, audience, recipient, generation, from_number, to_number, data_at, format, length, sha256,
       manifest_sha256, envelope, signature, created_at) VALUES ($1, $2, 'full', $3, 'age1', 1, 0, 1, $4, 1, 1, 'right', '', '', '', $4)`,
    [id, town?.organizationId, role === 'partner' ? 'disaster' : 'own', dataAt],
  );
  await owner().query(
    `INSERT INTO copy_receipts (copy_id, organization_id, site, kind, at, sha256, signature) VALUES ($1, $2, $3, 'stored', $4, 'right', ''),
       ($1, $2, $3, 'checked', $4, $5, '')`,
    [id, town?.organizationId, site, dataAt, sha256],
  );
  return id;
}

const watchAt = async (at: Date): Promise<void> => {
  setClock(at);
  await watchCopies();
};
const open = async (): Promise<string[]> => {
  const { rows } = await owner().query(
    `SELECT split_part(site, '/', 2) || ' ' || kind AS alarm FROM copy_alarms WHERE resolved_at IS NULL`,
  );
  return rows.map(({ alarm }) => alarm).sort();
};
const told = async (): Promise<string[]> => {
  const { rows } = await owner().query('SELECT kind, organization_id FROM notification_events');
  expect(new Set(rows.map(({ organization_id }) => organization_id)).size).toBeLessThan(2);
  return rows.map(({ kind }) => kind).sort();
};

it('a copy that is missing is an alarm, and the town is told when it lasts', async () => {
  await watchAt(start);
  expect(await open()).toEqual(['down-recovery absent', 'partner absent']);
  expect(await told()).toEqual([]);
  await watchAt(minutes(11));
  await watchAt(minutes(12));
  expect(await told()).toEqual(['copy.absent', 'copy.absent']);
});

it('ends when the copies are there', async () => {
  await store('down-recovery', minutes(13));
  await store('partner', minutes(13));
  await watchAt(minutes(14));
  expect(await open()).toEqual([]);
});

it('a copy older than 26 hours, and one whose bytes have changed, are alarms of their own', async () => {
  await watchAt(minutes(13 + 26 * 60 + 1));
  expect(await open()).toEqual(['down-recovery old', 'partner old']);
  await store('partner', minutes(27 * 60), 'wrong');
  await watchAt(minutes(27 * 60 + 1));
  expect(await open()).toEqual(['down-recovery old', 'partner mismatch']);
  await watchAt(minutes(28 * 60));
  expect(await told()).toEqual(['copy.absent', 'copy.absent', 'copy.mismatch', 'copy.old']);
});

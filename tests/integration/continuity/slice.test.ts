import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { unseal } from '@/lib/access/keys';
import type { Envelope } from '@/lib/continuity/envelope/types';
import { sliceTables } from '@/lib/continuity/slice/constants';
import { CopyFault } from '@/scripts/lib/site/copy';
import { columnsOf, readySiteDatabase } from '@/scripts/lib/site/database';
import { beginSnapshot, selectRows, type WrittenCopy, writeFull, writeIncrement } from '@/scripts/lib/site/export';
import { restoreFull, restoreIncrement } from '@/scripts/lib/site/restore';
import { createCopy } from '@/tests/support/database';
import { times } from '@/tests/support/proof';
import { insertTown, townCode } from './town';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-slice-'));
const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const source = new Client({ connectionString: process.env.DATABASE_URL });
const copy = await createCopy(inject('template'));
const target = new Client({ connectionString: copy.owner });
let town: { id: string; code: string };
let userId: string;

const file = (name: string) => path.join(folder, name);

function envelopeOf({ manifest, ...written }: WrittenCopy): Envelope {
  const { town: code, kind, fromNumber, toNumber, dataAt, format } = manifest;
  return {
    ...{
      id: randomUUID(),
      town: code,
      kind,
      audience: 'own',
      recipient,
      generation: 0,
      fromNumber,
      toNumber,
      dataAt,
      format,
    },
    ...{ length: written.length, sha256: written.sha256, manifestSha256: written.manifestSha256 },
    ...{ previousSha256: '', createdAt: dataAt },
  };
}

/** Every row of the town in every table, as a copy would write it. */
async function contents(client: Client): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of sliceTables) {
    const columns = (await columnsOf(client, table.table)).filter(
      (column) => column !== table.sealed && !table.siteColumns?.includes(column),
    );
    const { rows } = await client.query(selectRows(table, columns, town.id));
    all[table.table] = rows;
  }
  return all;
}

async function full(name: string): Promise<Envelope> {
  await beginSnapshot(source);
  const written = await writeFull(source, town, 'full', [recipient], file(name), new Date());
  await source.query('COMMIT');
  return envelopeOf(written);
}

async function increment(name: string, from: number): Promise<Envelope> {
  await beginSnapshot(source);
  const written = await writeIncrement(source, town, from, [recipient], file(name), new Date());
  await source.query('COMMIT');
  if (written === null) throw new Error('nothing changed');
  return envelopeOf(written);
}

beforeAll(async () => {
  await source.connect();
  await target.connect();
  const made = await insertTown(source, 300);
  [town, userId] = [{ id: made.townId, code: townCode }, made.userId];
  await readySiteDatabase(source, 'cloud');
  await readySiteDatabase(target, 'down-recovery');
  await target.query(
    `INSERT INTO site_status (id, site, checked_at, center_reachable) VALUES (1, '153079/down-recovery', now(), true)`,
  );
});
afterAll(async () => {
  await source.end();
  await target.end();
  await copy.drop();
  rmSync(folder, { recursive: true, force: true });
});

let base: Envelope;

describe('a full copy', () => {
  it('restores to what it was made of, byte for byte', async () => {
    base = await full('full');
    const restored = await restoreFull(target, file('full'), base, identity);
    expect(restored.rows).toBeGreaterThan(900);
    expect(await contents(target)).toEqual(await contents(source));
  });

  it('says which data stand there', async () => {
    const { rows } = await target.query('SELECT data_at, manifest, declaration FROM data_copies');
    expect(rows).toEqual([{ data_at: new Date(base.dataAt), manifest: base.manifestSha256, declaration: '' }]);
  });

  it('carries secrets of the second factor, sealed anew', async () => {
    const { rows } = await target.query('SELECT secret FROM totp_factors');
    expect(unseal('totp secret', userId, rows[0].secret).toString()).toBe('twenty bytes of mine');
  });

  it('holds nothing that can be read', () => {
    expect(readFileSync(file('full')).includes('seiro-admin')).toBe(false);
  });

  it('keeps what a site wrote itself', async () => {
    await target.query(`UPDATE users SET last_login_at = '2026-11-28T00:00:00Z'`);
    await restoreFull(target, file('full'), base, identity);
    const { rows } = await target.query('SELECT last_login_at FROM users');
    expect(rows[0].last_login_at).toEqual(new Date('2026-11-28T00:00:00Z'));
  });
});

describe('refused, and nothing changed', () => {
  const damaged = (change: (bytes: Buffer) => Buffer) => {
    writeFileSync(file('damaged'), change(readFileSync(file('full'))));
    return restoreFull(target, file('damaged'), base, identity);
  };

  it.each<[string, (bytes: Buffer) => Buffer, string]>([
    [
      'the last byte flipped',
      (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]),
      'hash',
    ],
    ['a byte missing', (bytes) => bytes.subarray(0, -1), 'length'],
    ['nothing there', () => Buffer.alloc(0), 'length'],
  ])('%s', async (_, change, reason) => {
    const before = await contents(target);
    await expect(damaged(change)).rejects.toThrow(new RegExp(`^${reason}`));
    expect(await contents(target)).toEqual(before);
  });

  it("another key's", async () => {
    const other = await generateX25519Identity();
    await expect(restoreFull(target, file('full'), base, other)).rejects.toThrow(/^key/);
  });

  it('an envelope of another town or manifest', async () => {
    await expect(restoreFull(target, file('full'), { ...base, town: '154059' }, identity)).rejects.toThrow(
      /^otherTown/,
    );
    const manifestSha256 = '0'.repeat(64);
    await expect(restoreFull(target, file('full'), { ...base, manifestSha256 }, identity)).rejects.toThrow(/^manifest/);
  });

  it('thousands of flipped bytes, each found before anything is opened', async () => {
    const bytes = readFileSync(file('full'));
    for (let turn = 0; turn < times(300, 10_000); turn++) {
      const at = (turn * 7_919) % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      writeFileSync(file('flipped'), bytes);
      await expect(restoreFull(target, file('flipped'), base, identity)).rejects.toBeInstanceOf(CopyFault);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    }
  });
});

describe('increments', () => {
  /** One change or some, in a transaction that may be rolled back; two of them run at the same time. */
  async function change(client: Client, turn: number): Promise<void> {
    await client.query('BEGIN');
    await client.query('UPDATE residents SET address = $1, version = version + 1 WHERE number = $2', [
      `転居${turn}`,
      String((turn % 300) + 1),
    ]);
    if (turn % 3 === 0)
      await client.query(
        `INSERT INTO tax_payments (id, organization_id, instalment_id, paid_on, amount, way, entered_by, at)
         SELECT gen_random_uuid(), organization_id, id, '2026-11-28', 100, 'manual', '佐藤', now() FROM tax_instalments ORDER BY id OFFSET $1 LIMIT 1`,
        [turn % 300],
      );
    if (turn % 7 === 0)
      await client.query('DELETE FROM tax_payments WHERE id = (SELECT min(id::text)::uuid FROM tax_payments)');
    await client.query(turn % 5 === 0 ? 'ROLLBACK' : 'COMMIT');
  }

  it('full and increments make the source, after 1,000 transactions that overlapped', async () => {
    const clients = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const client = new Client({ connectionString: process.env.DATABASE_URL });
        await client.connect();
        return client;
      }),
    );
    let last = base;
    for (let round = 0; round < 5; round++) {
      const work = clients.map(async (client, lane) => {
        for (let turn = 0; turn < 50; turn++) await change(client, round * 200 + turn * 4 + lane);
      });
      const name = `increment-${round}`;
      // In the middle of the work: what has not committed yet comes with the next one.
      const next = await increment(name, last.toNumber).catch(() => null);
      await Promise.all(work);
      if (next === null) continue;
      await restoreIncrement(target, file(name), next, identity);
      last = next;
    }
    const rest = await increment('increment-rest', last.toNumber);
    await restoreIncrement(target, file('increment-rest'), rest, identity);
    await Promise.all(clients.map((client) => client.end()));
    expect(rest.toNumber).toBeGreaterThan(800);
    expect(await contents(target)).toEqual(await contents(source));
  });

  it('a log-in is no change', async () => {
    const { rows } = await source.query('SELECT last FROM change_counters');
    await source.query('UPDATE users SET last_login_at = now()');
    expect((await source.query('SELECT last FROM change_counters')).rows).toEqual(rows);
  });
});

describe('at a site', () => {
  it('web and worker have no right to write what a restore writes', async () => {
    for (const { table, siteColumns = [] } of sliceTables)
      for (const role of ['renkei_app', 'renkei_system', 'renkei_node']) {
        const { rows } = await target.query(
          `SELECT has_table_privilege($1, $2, 'INSERT') OR has_table_privilege($1, $2, 'UPDATE') OR has_table_privilege($1, $2, 'DELETE') AS whole,
            array(SELECT attname::text FROM pg_attribute WHERE attrelid = $2::regclass AND attnum > 0 AND NOT attisdropped
              AND (has_column_privilege($1, $2, attname, 'UPDATE') OR has_column_privilege($1, $2, attname, 'INSERT'))) AS columns`,
          [role, table],
        );
        expect(rows[0], `${role} ${table}`).toEqual({
          whole: false,
          columns: role === 'renkei_node' ? [] : expect.arrayContaining([]),
        });
        expect(rows[0].columns.filter((column: string) => !siteColumns.includes(column))).toEqual([]);
      }
  });
});

import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Envelope } from '@/lib/continuity/envelope/types';
import { superuserName } from '@/scripts/lib/postgres/cluster.mjs';
import { readySiteDatabase } from '@/scripts/lib/site/database';
import { beginSnapshot, writeFull } from '@/scripts/lib/site/export';
import { restoreFull } from '@/scripts/lib/site/restore';
import { createCopy } from '@/tests/support/database';
import { insertTown, townCode } from './town';

/** A disk of its own, so small that it is full at once. Null: only who may mount one can try it. */
function smallDisk(): string | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'renkei-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=192k', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-full-'));
const disk = smallDisk();
const space = `disk_${randomBytes(4).toString('hex')}`;
const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const source = new Client({ connectionString: process.env.DATABASE_URL });
const copy = await createCopy(inject('template'));
const target = new Client({ connectionString: copy.owner });
let townId = '';

const asSuperuser = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: Object.assign(new URL(url), { username: superuserName }).href });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

const room = (size: string): unknown => execFileSync('mount', ['-o', `remount,size=${size}`, disk ?? '']);

/** Leaves no byte of the disk free. */
function fill(): void {
  const { bavail, bsize } = statfsSync(disk ?? '');
  writeFileSync(path.join(disk ?? '', 'filler'), Buffer.alloc(bavail * bsize, 1));
}

beforeAll(async () => {
  if (disk === null) return;
  await Promise.all([source.connect(), target.connect()]);
  townId = (await insertTown(source, 3_000)).townId;
  await readySiteDatabase(source, 'cloud');
  await readySiteDatabase(target, 'down-recovery');
  await target.query(
    `INSERT INTO site_status (id, site, checked_at, center_reachable) VALUES (1, '153079/down-recovery', now(), true)`,
  );
  const { rows } = await target.query('SHOW data_directory');
  const { uid, gid } = statSync(rows[0].data_directory);
  chownSync(disk, uid, gid);
  await asSuperuser(copy.owner, `CREATE TABLESPACE ${space} LOCATION '${disk}'`);
  await asSuperuser(copy.owner, `ALTER TABLE residents SET TABLESPACE ${space}`);
});
afterAll(async () => {
  await Promise.all([source.end(), target.end()]);
  await copy.drop();
  if (disk !== null) {
    await asSuperuser(inject('template').owner, `DROP TABLESPACE IF EXISTS ${space}`);
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
});

async function restoring(name: string): Promise<() => Promise<unknown>> {
  const file = path.join(folder, name);
  await beginSnapshot(source);
  const { manifest, ...written } = await writeFull(
    source,
    { id: townId, code: townCode },
    'full',
    [recipient],
    file,
    new Date(),
  );
  await source.query('COMMIT');
  const { fromNumber, toNumber, dataAt, format } = manifest;
  const envelope: Envelope = {
    ...{ id: randomUUID(), town: townCode, kind: 'full', audience: 'own', recipient, generation: 0 },
    ...{ fromNumber, toNumber, dataAt, format, ...written, previousSha256: '', createdAt: dataAt },
  };
  return () => restoreFull(target, file, envelope, identity);
}

const standing = async () => {
  const { rows } = await target.query(
    `SELECT (SELECT count(*)::int FROM residents) AS residents, (SELECT count(*)::int FROM users) AS users,
       (SELECT count(*)::int FROM tax_instalments) AS instalments, (SELECT count(*)::int FROM data_copies) AS copies,
       (SELECT count(DISTINCT address)::int FROM residents) AS addresses, (SELECT min(address) FROM residents) AS address`,
  );
  return rows[0];
};

it.runIf(disk !== null)(
  'a disk that gets full while a copy is restored: said so, and nothing half restored',
  async () => {
    const first = await restoring('first');
    await expect(first()).rejects.toThrow(/^diskFull/);
    expect(await standing()).toMatchObject({ residents: 0, users: 0, instalments: 0, copies: 0 });
    room('16m');
    await first();
    expect(await standing()).toMatchObject({ residents: 3_000, users: 1, instalments: 3_000, address: '諏訪山' });
    await source.query(`UPDATE residents SET address = '別の住所'`);
    const second = await restoring('second');
    fill();
    await expect(second()).rejects.toThrow(/^diskFull/);
    expect(await standing()).toMatchObject({ residents: 3_000, addresses: 1, address: '諏訪山' });
    rmSync(path.join(disk ?? '', 'filler'));
    await second();
    expect(await standing()).toMatchObject({ residents: 3_000, addresses: 1, address: '別の住所' });
  },
);

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteKeys } from '@/lib/continuity/sites/gateway';
import { newId } from '@/lib/core/ids';
import { superuserName } from '@/scripts/lib/postgres/cluster.mjs';
import { readySiteDatabase } from '@/scripts/lib/site/database';
import { dismantle, endIn } from '@/scripts/lib/site/dismantling';
import { writeRecord } from '@/scripts/lib/site/ended-record';
import { placeOf } from '@/scripts/lib/site/place';
import { createActor } from '@/tests/support/actors';

const ownerUrl = process.env.DATABASE_URL ?? '';
const client = new Client({ connectionString: ownerUrl });
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-ended-'));
const [id, application] = [newId(), newId()];
const ended = { state: 'closed', endedAt: new Date('2026-11-29T03:00:00Z'), endedBy: '佐藤', reason: '復旧' };

beforeAll(async () => {
  await client.connect();
  await readySiteDatabase(client, 'activation');
  const town = await createActor({ kind: 'municipality' });
  await client.query(
    `INSERT INTO declarations (id, organization_id, organization_code, plan, host_code, state, reason, declared_by, declared_by_id, declared_at)
     VALUES ($1, $2, '153079', 3, '154059', 'open', '地震', '佐藤', $3, now())`,
    [id, town.organizationId, town.userId],
  );
  await client.query(
    `INSERT INTO queued_applications (id, receipt_number, declaration_id, organization_id, site, kind, content, content_hash, taken_by, taken_at)
     VALUES ($1, '154059-1', $2, $3, '154059', 'moved_in', '転入', '', '佐藤', now())`,
    [application, id, town.organizationId],
  );
});
afterAll(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

it('an environment that has ended issues no more, and waits until the center has what was applied for there', async () => {
  expect(await endIn(ownerUrl, id, ended)).toBe(1);
  const { rows } = await client.query('SELECT state, ended_by FROM declarations');
  expect(rows).toEqual([{ state: 'closed', ended_by: '佐藤' }]);
  await client.query('UPDATE queued_applications SET delivered_at = now()');
  expect(await endIn(ownerUrl, id, ended)).toBe(0);
});

it('what was done there is written down for the center, and nobody else reads it', async () => {
  const identity = await generateX25519Identity();
  const file = path.join(folder, 'ended', 'record.age');
  const url = Object.assign(new URL(ownerUrl), { username: superuserName }).href;
  await writeRecord(url, await identityToRecipient(identity), file);
  expect(readFileSync(file).includes('154059-1')).toBe(false);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const record = JSON.parse(await decrypter.decrypt(readFileSync(file), 'text'));
  expect(record.queued_applications).toMatchObject([{ receipt_number: '154059-1', content: '転入' }]);
  expect(record.declarations).toMatchObject([{ id, state: 'closed' }]);
  expect(record.certificate_issues).toEqual([]);
});

it('one that was never built leaves nothing', async () => {
  const place = placeOf({ kind: 'town', code: '154059', role: 'partner' }, folder, ownerUrl, await siteKeys(folder));
  const activation = { id, town: '153079', townId: newId(), plan: 3 };
  const there = path.join(folder, 'activations', `153079-${id.replaceAll('-', '').slice(-6).toUpperCase()}`);
  mkdirSync(there, { recursive: true });
  writeFileSync(path.join(there, 'start.log'), '');
  expect(await dismantle(place, activation, ended)).toBe(true);
  expect(() => rmSync(there)).toThrow(/ENOENT/);
});

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { setClock } from '@/lib/core/clock';
import { readAs, withActor } from '@/lib/core/db';
import { sweepBatch } from '@/lib/files/constants';
import { grantFiles } from '@/lib/files/mutations';
import { fileStore } from '@/lib/files/store/gateway';
import { sweepFiles } from '@/lib/files/tasks';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { saveDraft } from '@/lib/tickets/drafts/mutations';
import { findDraft } from '@/lib/tickets/drafts/queries';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { bytesOf } from '@/tests/support/files';
import { reactions } from '@/tests/support/reactions';

// A batch that a test can fill.
vi.mock('@/lib/files/constants', async (original) => ({ ...(await original<object>()), sweepBatch: 30 }));

let actor: Actor;
const today = new Date('2026-11-20T00:00:00Z');
const dayBefore = new Date('2026-11-18T23:00:00Z');
const folder = () => path.join(process.env.RENKEI_DATA_DIR ?? '', 'files');
const placeOf = (hash: string) => path.join(folder(), 'kept', hash.slice(0, 2), hash.slice(2, 4), hash);
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

beforeAll(async () => {
  actor = await createActor();
});
afterEach(() => setClock(undefined));

async function uploadAt(instant: Date, text: string): Promise<string> {
  setClock(instant);
  const result = await receiveUpload(actor, { name: 'x.txt', body: bytesOf(Buffer.from(text)), declaredSize: null });
  if (!result.ok) throw new Error('upload refused');
  return result.value.id;
}
const used = async () =>
  Number(
    (await owner().query('SELECT used_bytes FROM file_quotas WHERE organization_id = $1', [actor.organizationId]))
      .rows[0].used_bytes,
  );

it('deletes what nothing took within a day, gives the quota back, and keeps shared bytes', async () => {
  const attached = await uploadAt(dayBefore, 'shared');
  const left = await uploadAt(dayBefore, 'shared');
  const alone = await uploadAt(dayBefore, 'alone');
  const young = await uploadAt(today, 'young');
  await withActor(actor, (db) => grantFiles(db, actor, [attached], []));
  const before = await used();
  expect(await sweepFiles(today, reactions.keepsUpload)).toMatchObject({ files: 2 });
  const those = [attached, left, alone, young];
  const { rows } = await owner().query('SELECT id FROM files WHERE id = ANY($1) ORDER BY id', [those]);
  expect(rows.map((row) => row.id)).toEqual([attached, young].sort());
  expect(existsSync(placeOf(hashOf('shared')))).toBe(true);
  expect(existsSync(placeOf(hashOf('alone')))).toBe(false);
  expect(await used()).toBe(before - 'shared'.length - 'alone'.length);
});

it('leaves alone what a draft keeps, until the draft is sent, thrown away or a month old', async () => {
  const drafted = await uploadAt(dayBefore, 'drafted');
  const keep = async (at: Date, fileIds: string[]) => {
    setClock(at);
    await withActor(actor, (db) => saveDraft(db, actor, { ticketId: '', key: '', fields: {}, fileIds }));
  };
  const isThere = async () => (await owner().query('SELECT FROM files WHERE id = $1', [drafted])).rowCount === 1;
  await keep(dayBefore, [drafted]);
  expect(await sweepFiles(today, reactions.keepsUpload)).toMatchObject({ files: 0 });
  const later = (days: number) => new Date(dayBefore.getTime() + days * 24 * 3_600_000);
  await sweepFiles(later(29), reactions.keepsUpload);
  expect(await isThere()).toBe(true);
  await keep(later(29), [drafted]);
  await sweepFiles(later(31), reactions.keepsUpload);
  expect(await isThere()).toBe(true);
  await keep(later(31), []);
  await sweepFiles(later(31), reactions.keepsUpload);
  expect(await isThere()).toBe(false);
  const forgotten = await uploadAt(today, 'forgotten');
  await keep(today, [forgotten]);
  await sweepFiles(later(40), reactions.keepsUpload);
  expect((await readAs(actor, (db) => findDraft(db, actor, null)))?.filesGone).toBe(1);
});

it('deletes remains of uploads that died and bytes that no row names, when they are a day old', async () => {
  const hash = hashOf('orphan');
  mkdirSync(path.dirname(placeOf(hash)), { recursive: true });
  writeFileSync(placeOf(hash), 'orphan');
  const half = path.join(folder(), 'incoming', 'half');
  mkdirSync(path.dirname(half), { recursive: true });
  writeFileSync(half, 'half');
  expect(await sweepFiles(new Date(), reactions.keepsUpload)).toMatchObject({ bodies: 0, received: 0 });
  for (const file of [placeOf(hash), half]) utimesSync(file, dayBefore, dayBefore);
  expect(await sweepFiles(new Date(), reactions.keepsUpload)).toMatchObject({ bodies: 1, received: 1 });
  expect([existsSync(placeOf(hash)), existsSync(half)]).toEqual([false, false]);
});

it('deletes nothing from a folder that is plainly not this database’s', async () => {
  const strangers = Array.from({ length: 30 }, (_, index) => placeOf(hashOf(`stranger ${index}`)));
  for (const place of strangers) {
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, 'stranger');
    utimesSync(place, dayBefore, dayBefore);
  }
  await expect(sweepFiles(new Date(), reactions.keepsUpload)).rejects.toThrow(/of \d+ stored files/);
  expect(strangers.filter((place) => existsSync(place))).toHaveLength(30);
  for (const place of strangers.slice(10)) rmSync(place);
  expect(await sweepFiles(new Date(), reactions.keepsUpload)).toMatchObject({ bodies: 10 });
});

it('never loses bytes when the same file is uploaded while its last copy is swept', async () => {
  for (let round = 0; round < 20; round++) {
    const text = `race ${round}`;
    await uploadAt(dayBefore, text);
    setClock(today);
    await Promise.all([sweepFiles(today, reactions.keepsUpload), uploadAt(today, text)]);
    const { rows } = await owner().query('SELECT refs FROM file_bodies WHERE hash = $1', [hashOf(text)]);
    expect(rows).toEqual([{ refs: 1 }]);
    expect(existsSync(placeOf(hashOf(text)))).toBe(true);
  }
});

it('counts what lies there over all batches, and deletes no more than one', async () => {
  const many = Array.from({ length: 2 * sweepBatch + 10 }, (_, index) => hashOf(`many ${index}`));
  const listing = vi.spyOn(fileStore(), 'listKept').mockImplementation(async function* () {
    yield* many;
  });
  try {
    await expect(sweepFiles(today, reactions.keepsUpload)).rejects.toThrow(`knows 0 of ${many.length} stored files`);
    const known = many.slice(sweepBatch + 5);
    await owner().query('INSERT INTO file_bodies (hash, size, refs) SELECT h, 1, 1 FROM unnest($1::text[]) h', [known]);
    expect(await sweepFiles(today, reactions.keepsUpload)).toMatchObject({ bodies: sweepBatch });
    const { rows } = await owner().query('SELECT count(*)::int AS n FROM file_bodies WHERE hash = ANY($1)', [many]);
    expect(rows).toEqual([{ n: known.length }]);
  } finally {
    listing.mockRestore();
    await owner().query('DELETE FROM file_bodies WHERE hash = ANY($1)', [many]);
  }
});

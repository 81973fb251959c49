import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { bytesOf, hostile, samplePdf } from '@/tests/support/files';

let actor: Actor;
beforeAll(async () => {
  actor = await createActor();
});

const upload = (who: Actor, name: string, bytes: Buffer, declaredSize: number | null = bytes.length) =>
  receiveUpload(who, { name, body: bytesOf(bytes), declaredSize });
const folder = () => path.join(process.env.RENKEI_DATA_DIR ?? '', 'files');
const incoming = () => readdirSync(path.join(folder(), 'incoming'));
const placeOf = (hash: string) => path.join(folder(), 'kept', hash.slice(0, 2), hash.slice(2, 4), hash);
const rowsOf = async (name: string) => (await owner().query('SELECT * FROM files WHERE name = $1', [name])).rows;

it('keeps the bytes under their hash, the name byte for byte, and one audit row', async () => {
  const bytes = samplePdf('葛');
  const name = '葛\u{E0100}城市_𠮷野_問合せ票.pdf';
  const result = await upload(actor, name, bytes);
  expect(result).toMatchObject({ ok: true, value: { name, mediaType: 'application/pdf', size: bytes.length } });
  const hash = createHash('sha256').update(bytes).digest('hex');
  expect(existsSync(placeOf(hash))).toBe(true);
  const [row] = await rowsOf(name);
  expect(row).toMatchObject({
    organization_id: actor.organizationId,
    uploaded_by_id: actor.userId,
    hash,
    attached_at: null,
  });
  const audit = await owner().query(`SELECT event, actor_user_id FROM audit_entries WHERE target_id = $1`, [row.id]);
  expect(audit.rows).toEqual([{ event: 'file.uploaded', actor_user_id: actor.userId }]);
});

it('stores the same bytes once and counts who names them', async () => {
  const bytes = samplePdf('twice');
  await upload(actor, 'twice-1.pdf', bytes);
  await upload(await createActor(), 'twice-2.pdf', bytes);
  const { rows } = await owner().query('SELECT refs FROM file_bodies WHERE hash = $1', [
    createHash('sha256').update(bytes).digest('hex'),
  ]);
  expect(rows).toEqual([{ refs: 2 }]);
});

describe('refuses, and leaves neither row nor bytes', () => {
  it.each(hostile)('$title', async ({ name, bytes, code }) => {
    const before = await owner().query('SELECT count(*) FROM files');
    const result = await upload(actor, name, bytes);
    expect(result).toMatchObject({ ok: false, problems: [{ code }] });
    expect((await owner().query('SELECT count(*) FROM files')).rows).toEqual(before.rows);
    expect(incoming()).toEqual([]);
  });

  it('more bytes than allowed, declared or not', async () => {
    const big = Buffer.alloc(20_971_521, 0x61);
    for (const declared of [big.length, null, 10]) {
      const result = await upload(actor, 'big.txt', big, declared);
      expect(result).toMatchObject({ ok: false, problems: [{ code: 'files.tooLarge', params: { megabytes: 20 } }] });
    }
    expect(incoming()).toEqual([]);
  });

  it('fewer bytes than declared', async () => {
    const result = await upload(actor, 'short.txt', Buffer.from('abc'), 4);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'files.cutOff' }] });
    expect(await rowsOf('short.txt')).toEqual([]);
  });
});

it('takes six files of one person at once, and the next when one of them has ended', async () => {
  const sender = await createActor();
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  async function* slow() {
    yield Buffer.from('the first line\n');
    await gate;
  }
  const send = (body: AsyncIterable<Uint8Array>) =>
    receiveUpload(sender, { name: 'slow.txt', body, declaredSize: null });
  const running = Array.from({ length: 6 }, () => send(slow()));
  const refused = { ok: false, problems: [{ code: 'tooMany' }] };
  expect(await send(bytesOf(Buffer.from('seventh')))).toEqual(refused);
  expect(await upload(await createActor(), 'other.txt', Buffer.from('of somebody else'))).toMatchObject({ ok: true });
  open();
  expect((await Promise.all(running)).filter(({ ok }) => ok)).toHaveLength(6);
  for (let turn = 0; turn < 7; turn++)
    expect(await upload(sender, 'next.txt', Buffer.from('x'))).toMatchObject({ ok: true });
});

describe('quota', () => {
  it('holds when fifty uploads arrive at once: exactly those that fit are kept', async () => {
    const members: Actor[] = [await createActor()];
    const first = members[0] as Actor;
    for (let i = 1; i < 10; i++) members.push(await createActor({ colleagueOf: first }));
    const bytes = Buffer.alloc(1_000, 0x61);
    await owner().query('INSERT INTO file_quotas VALUES ($1, 0, 20500)', [first.organizationId]);
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, i) => upload(members[i % 10] as Actor, `quota-${i}.txt`, bytes)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(20);
    expect(results.filter((result) => !result.ok && result.problems[0]?.code === 'files.quota')).toHaveLength(30);
    const { rows } = await owner().query('SELECT used_bytes FROM file_quotas WHERE organization_id = $1', [
      first.organizationId,
    ]);
    expect(rows).toEqual([{ used_bytes: '20000' }]);
    const kept = await owner().query('SELECT count(*)::int FROM files WHERE organization_id = $1', [
      first.organizationId,
    ]);
    expect(kept.rows[0].count).toBe(20);
    expect(incoming()).toEqual([]);
  });
});

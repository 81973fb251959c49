import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readAs, withActor } from '@/lib/core/db';
import { grantFiles } from '@/lib/files/mutations';
import { getFile, listFiles } from '@/lib/files/queries';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { bytesOf, samplePdf } from '@/tests/support/files';

let town: Actor;
let colleague: Actor;
let prefecture: Actor;
let center: Actor;
let stranger: Actor;

beforeAll(async () => {
  prefecture = await createActor();
  town = await createActor({ kind: 'municipality', parent: prefecture });
  colleague = await createActor({ colleagueOf: town });
  center = await createActor({ kind: 'center' });
  stranger = await createActor({ kind: 'municipality', parent: prefecture });
});

async function uploadOf(actor: Actor): Promise<string> {
  const bytes = samplePdf(`${Math.random()}`);
  const result = await receiveUpload(actor, { name: 'x.pdf', body: bytesOf(bytes), declaredSize: null });
  if (!result.ok) throw new Error('upload refused');
  return result.value.id;
}
const sees = async (actor: Actor, id: string) => (await readAs(actor, (db) => getFile(db, id))) !== null;
const grant = (actor: Actor, id: string, to: Actor[]) =>
  withActor(actor, (db) =>
    grantFiles(
      db,
      actor,
      [id],
      to.map((each) => each.organizationId),
    ),
  );

it('before it is attached only its uploader sees it', async () => {
  const id = await uploadOf(town);
  expect(await Promise.all([town, colleague, prefecture, stranger].map((actor) => sees(actor, id)))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it('what was uploaded before a merger moved its uploader is not found: it can be uploaded again', async () => {
  const moved = await createActor({ kind: 'municipality', parent: prefecture });
  const id = await uploadOf(moved);
  await owner().query('UPDATE users SET organization_id = $1 WHERE id = $2', [town.organizationId, moved.userId]);
  const now = { ...moved, organizationId: town.organizationId };
  expect(await grant(now, id, [prefecture])).toBe(false);
  expect(await sees(prefecture, id)).toBe(false);
  expect(await grant(now, await uploadOf(now), [prefecture])).toBe(true);
});

it('attached, its organization and those it is granted to see it, and nobody else', async () => {
  const id = await uploadOf(town);
  expect(await grant(town, id, [prefecture])).toBe(true);
  expect(await Promise.all([town, colleague, prefecture, center, stranger].map((actor) => sees(actor, id)))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it('who sees it passes it on; who does not see it finds nothing', async () => {
  const id = await uploadOf(town);
  await grant(town, id, [prefecture]);
  expect(await grant(stranger, id, [stranger])).toBe(false);
  expect(await grant(prefecture, id, [center])).toBe(true);
  expect(await Promise.all([center, stranger].map((actor) => sees(actor, id)))).toEqual([true, false]);
});

it("another user's upload cannot be attached, not even by a colleague", async () => {
  const id = await uploadOf(town);
  expect(await grant(colleague, id, [])).toBe(false);
  expect(await sees(colleague, id)).toBe(false);
});

it('granting twice and granting to oneself change nothing', async () => {
  const id = await uploadOf(town);
  await grant(town, id, [town, prefecture, prefecture]);
  await grant(town, id, [prefecture]);
  const { rows } = await owner().query('SELECT organization_id FROM file_grants WHERE file_id = $1', [id]);
  expect(rows).toEqual([{ organization_id: prefecture.organizationId }]);
  expect(await readAs(prefecture, (db) => listFiles(db, [id]))).toMatchObject([{ id }]);
});

it('no organization can write itself a grant past the code', async () => {
  const id = await uploadOf(town);
  await grant(town, id, []);
  const forged = withActor(stranger, (db) =>
    db.fileGrant.createMany({
      data: {
        fileId: id,
        organizationId: stranger.organizationId,
        grantedByOrganizationId: stranger.organizationId,
        at: new Date(0),
      },
    }),
  );
  await expect(forged).rejects.toThrow(/row-level security/);
});

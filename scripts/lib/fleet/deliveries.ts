import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor } from '@/lib/access/actor';
import { demonstrationPassword } from '@/lib/accounts/demonstration/constants';
import { now } from '@/lib/core/clock';
import { withActor, withSystem } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { localInput } from '@/lib/core/tokyo';
import { createPackage } from '@/lib/delivery/packages/mutations';
import { approveRelease, proposeRelease } from '@/lib/delivery/releases/mutations';
import { proposeReleaseSchema } from '@/lib/delivery/releases/schema';
import { createSigner, publishRoot } from '@/lib/delivery/trust/mutations';
import { sealKey } from '@/lib/delivery/trust/passphrases/rules';
import { findMetadata } from '@/lib/delivery/trust/queries';
import { fingerprintOf, makeSigningKey, type SigningKey } from '@/lib/delivery/trust/rules';
import { beginUpload, receivePart } from '@/lib/delivery/uploads/mutations';
import { findPersona } from './personas';
import { type SamplePackage, samples } from './samples';

const passphrase = demonstrationPassword;

function succeed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/**
 * What a center does before its first delivery, done for the demonstration: two people have keys, offline keys say that these count, and
 * each server's administrator is told the fingerprint, here by a file. Then packages, one of them on its way.
 */
export async function prepareDeliveries(dataDir: string): Promise<void> {
  const readRoot = () => withSystem('network.fleet', (db) => findMetadata(db, '1.root.json'));
  const known = await readRoot();
  const people = known === null ? [await findPersona('center-admin'), await findPersona('center-management')] : [];
  const [first, second] = people;
  if (first && second) await holdCeremony(dataDir, [first, second]);
  const root = known ?? (await readRoot());
  if (root === null) return;
  const folder = path.join(dataDir, 'fleet');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, 'delivery-root'), fingerprintOf(root), { mode: 0o600 });
  if (first && second) for (const sample of samples) await deliver([first, second], sample);
}

/** The offline keys go where a ceremony of one's own (`npx renkei delivery keys`) finds them. */
async function holdCeremony(dataDir: string, people: readonly Actor[]): Promise<void> {
  for (const person of people) succeed(await withActor(person, (db) => createSigner(db, person, passphrase)));
  const keys = Array.from({ length: 3 }, makeSigningKey);
  await keep(path.join(dataDir, 'delivery-root-keys'), keys);
  succeed(await withSystem('delivery.keys', (db) => publishRoot(db, keys)));
}

async function keep(folder: string, keys: readonly SigningKey[]): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [index, { privateKey }] of keys.entries())
    writeFileSync(path.join(folder, `root-${index + 1}.key`), await sealKey(passphrase, privateKey), { mode: 0o600 });
}

/** Makes a package and releases it; the release's number. */
export async function deliver([first, second]: readonly [Actor, Actor], sample: SamplePackage): Promise<number> {
  const content = Buffer.from(sample.line.repeat(sample.lines));
  const { id } = succeed(await beginUpload(first, { name: sample.fileName, size: content.length }));
  const body = (async function* () {
    yield content;
  })();
  succeed(await receivePart(first, { id, offset: 0 }, body));
  const about = { ...sample.about, nodeKinds: [...sample.about.nodeKinds], upload: id };
  const made = succeed(await withActor(first, (db) => createPackage(db, first, about)));
  const startsAt = localInput(now());
  const plan = proposeReleaseSchema.parse({ ...sample.plan, packageId: made.id, startsAt, passphrase });
  const { number } = succeed(await withActor(first, (db) => proposeRelease(db, first, plan)));
  if (!sample.approved) return number;
  await withSystem('delivery.approve', async (db) => {
    const release = await db.deliveryRelease.findUniqueOrThrow({ where: { number } });
    succeed(await approveRelease(second, db, { id: release.id, version: release.version, passphrase }));
  });
  return number;
}

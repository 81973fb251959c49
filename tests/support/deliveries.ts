import type { Actor } from '@/lib/access/actor';
import { withActor, withSystem } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { createPackage } from '@/lib/delivery/packages/mutations';
import { approveRelease, proposeRelease } from '@/lib/delivery/releases/mutations';
import { proposeReleaseSchema } from '@/lib/delivery/releases/schema';
import { createSigner, publishRoot } from '@/lib/delivery/trust/mutations';
import { fingerprintOf, makeSigningKey, type SigningKey } from '@/lib/delivery/trust/rules';
import { beginUpload, receivePart } from '@/lib/delivery/uploads/mutations';
import { owner } from './database';

export const passphrase = 'a passphrase of tests';

function succeed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Two people make their keys, and three offline keys say that they count. Answers the fingerprint of the root. */
export async function holdCeremony(people: readonly Actor[]): Promise<{ keys: SigningKey[]; fingerprint: string }> {
  for (const person of people) succeed(await withActor(person, (db) => createSigner(db, person, passphrase)));
  const keys = [makeSigningKey(), makeSigningKey(), makeSigningKey()];
  const { content } = succeed(await withSystem('delivery.keys', (db) => publishRoot(db, keys)));
  return { keys, fingerprint: fingerprintOf(content) };
}

/** Sends a file in two parts and makes it a version of a package. */
export async function makePackage(actor: Actor, version: string, content: Buffer, commands: object): Promise<string> {
  const { id } = succeed(await beginUpload(actor, { name: 'cs.sh', size: content.length }));
  const middle = Math.floor(content.length / 2);
  for (const [start, end] of [
    [0, middle],
    [middle, content.length],
  ] as const) {
    const body = (async function* () {
      yield content.subarray(start, end);
    })();
    succeed(await receivePart(actor, { id, offset: start }, body));
  }
  const about = {
    upload: id,
    name: 'cs-program',
    version,
    kind: 'program',
    title: 'CS業務プログラム',
    notes: '',
  } as const;
  const made = await withActor(actor, (db) =>
    createPackage(db, actor, {
      ...{ ...about, nodeKinds: ['cs'], requires: '', applyCommand: '', undoCommand: '', checkCommand: '' },
      ...commands,
    }),
  );
  return succeed(made).id;
}

export const planFields = {
  ...{ nodeKinds: ['cs'], startsAt: '2026-01-01T00:00', slotFrom: '0:00', slotTo: '24:00' },
  ...{ anyTime: 'yes', success: '100', error: '0', limit: '0', passphrase },
};

/** Proposes a release; what the second person sees of it. */
export async function propose(first: Actor, packageId: string, plan: Readonly<Record<string, unknown>> = {}) {
  const input = proposeReleaseSchema.parse({ ...planFields, packageId, ...plan });
  const { number } = succeed(await withActor(first, (db) => proposeRelease(db, first, input)));
  const { rows } = await owner().query('SELECT id, version FROM delivery_releases WHERE number = $1', [number]);
  return { id: String(rows[0].id), version: Number(rows[0].version), passphrase };
}

/** Proposes a release and has it approved by a second person; answers its id. */
export async function release(
  [first, second]: readonly [Actor, Actor],
  packageId: string,
  plan: Readonly<Record<string, unknown>>,
): Promise<string> {
  const seen = await propose(first, packageId, plan);
  succeed(await withSystem('delivery.approve', (db) => approveRelease(second, db, seen)));
  return seen.id;
}

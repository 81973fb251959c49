import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { seal, unseal } from '@/lib/access/keys';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { validDays } from '../constants';
import { canManageDeliveries } from '../policy';
import { openKey, sealKey } from './passphrases/rules';
import { listSigners, type MetadataRole, newestMetadata } from './queries';
import {
  makeRoot,
  makeSigningKey,
  makeSnapshot,
  makeTimestamp,
  type PublicKey,
  readRoot,
  type SigningKey,
  signingKey,
} from './rules';

/** Writes a version of a role; false = another came first. */
async function keepMetadata(db: Db, role: MetadataRole, version: number, content: string): Promise<boolean> {
  const expires = new Date(now().getTime() + validDays[role] * 86_400_000);
  const made = await db.$executeRaw`
    INSERT INTO delivery_metadata (role, version, content, expires_at, created_at)
    VALUES (${role}, ${version}::integer, ${content}, ${expires}, ${now()}) ON CONFLICT (role, version) DO NOTHING`;
  return made === 1;
}

const onlineKeyShape = z.object({ id: z.string(), sealed: z.instanceof(Uint8Array) });

/** The portal's own key for snapshot and timestamp; made once. In `withSystem` only. */
async function onlineKey(db: Db): Promise<SigningKey> {
  const [row] = await askRows(db, onlineKeyShape)`
    SELECT id, sealed FROM delivery_online_keys ORDER BY created_at DESC LIMIT 1`;
  if (row) return signingKey(unseal('delivery online key', row.id, row.sealed));
  const key = makeSigningKey();
  await db.$executeRaw`
    INSERT INTO delivery_online_keys (id, public_key, sealed, created_at)
    VALUES (${key.id}, ${key.publicKey}, ${seal('delivery online key', key.id, key.privateKey)}, ${now()})`;
  return key;
}

/**
 * A new version of the root: the offline keys sign that they trust these, the signers of releases and the portal's own key. After a
 * change of the offline keys those of the version before sign, too. In `withSystem` only.
 */
export async function publishRoot(
  db: Db,
  keys: readonly SigningKey[],
  former: readonly SigningKey[] = [],
): Promise<Result<{ version: number; content: string; signers: number }>> {
  const signers = (await listSigners(db)).filter(({ revokedAt }) => revokedAt === null);
  if (new Set(signers.map(({ userId }) => userId)).size < 2) return failure('delivery.fewSigners');
  const before = await newestMetadata(db, 'root');
  const version = (before?.version ?? 0) + 1;
  const online = await onlineKey(db);
  const trusted = { root: keys, targets: signers, online: online as PublicKey };
  const all = [...new Map([...keys, ...former].map((key) => [key.id, key])).values()];
  const content = makeRoot(version, trusted, all, now());
  if (before !== null && !isSuccessor(before.content, content)) return failure('delivery.rootUnsigned');
  if (!(await keepMetadata(db, 'root', version, content))) return failure('conflict');
  await recordAudit(
    db,
    { task: 'delivery.root' },
    {
      event: 'delivery_root.published',
      targetType: 'delivery_root',
      targetId: String(version),
      after: { version, signers: signers.map(({ userName }) => userName) },
    },
  );
  await renewOnline(db, true);
  return success({ version, content, signers: signers.length });
}

/** Is a root signed by enough keys of the one before? Agents ask the same. */
function isSuccessor(before: string, after: string): boolean {
  try {
    readRoot(before).verifyDelegate('root', readRoot(after));
    return true;
  } catch {
    return false;
  }
}

/** The published targets changed, or the online metadata nears its end: snapshot and timestamp are made anew. In `withSystem` only. */
export async function renewOnline(db: Db, always = false): Promise<boolean> {
  const [root, targets, snapshot, timestamp] = [
    await newestMetadata(db, 'root'),
    await newestMetadata(db, 'targets'),
    await newestMetadata(db, 'snapshot'),
    await newestMetadata(db, 'timestamp'),
  ];
  if (root === null || targets === null) return false;
  const at = now();
  const isOld = (expiresAt: Date | undefined, days: number, share: number) =>
    expiresAt === undefined || expiresAt.getTime() - at.getTime() < days * 86_400_000 * share;
  const names = snapshot === null ? 0 : Number(JSON.parse(snapshot.content).signed.meta['targets.json'].version);
  const key = await onlineKey(db);
  let current = snapshot?.version ?? 0;
  const stale = always || names !== targets.version || isOld(snapshot?.expiresAt, validDays.snapshot, 0.5);
  if (stale) {
    current += 1;
    await keepMetadata(db, 'snapshot', current, makeSnapshot(current, targets.version, key, at));
  }
  // Within the hour of the last one there is nothing to be said anew.
  if (!stale && !isOld(timestamp?.expiresAt, validDays.timestamp, 23 / 24)) return false;
  const next = (timestamp?.version ?? 0) + 1;
  return keepMetadata(db, 'timestamp', next, makeTimestamp(next, current, key, at));
}

/** Publishes targets that two people signed. In `withSystem` only. */
export async function publishTargets(db: Db, version: number, content: string): Promise<boolean> {
  if (!(await keepMetadata(db, 'targets', version, content))) return false;
  await renewOnline(db, true);
  return true;
}

/** Makes the actor's own key. The root has to name it before it counts. */
export async function createSigner(db: Db, actor: Actor, passphrase: string): Promise<Result<{ id: string }>> {
  if (!canManageDeliveries(actor)) return failure('denied');
  const key = makeSigningKey();
  const sealed = new Uint8Array(await sealKey(passphrase, key.privateKey));
  await db.$executeRaw`
    UPDATE delivery_keys SET revoked_at = ${now()} WHERE user_id = ${actor.userId}::uuid AND revoked_at IS NULL`;
  await db.$executeRaw`
    INSERT INTO delivery_keys (id, user_id, organization_id, user_name, public_key, sealed, created_at)
    VALUES (${key.id}, ${actor.userId}::uuid, ${actor.organizationId}::uuid, ${actor.userName}, ${key.publicKey}, ${sealed}, ${now()})`;
  await recordAudit(db, actor, {
    event: 'delivery_key.created',
    targetType: 'delivery_key',
    targetId: key.id,
    organizationIds: [actor.organizationId],
  });
  return success({ id: key.id });
}

const sealedShape = z.object({ sealed: z.instanceof(Uint8Array) });

/** The actor's key, by their passphrase. */
export async function openSigner(db: Db, actor: Actor, passphrase: string): Promise<Result<SigningKey>> {
  const [row] = await askRows(db, sealedShape)`
    SELECT sealed FROM delivery_keys WHERE user_id = ${actor.userId}::uuid AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 1`;
  if (!row) return failure('delivery.noKey');
  const opened = await openKey(passphrase, row.sealed);
  return opened === null ? failure('delivery.passphrase', 'passphrase') : success(signingKey(opened));
}

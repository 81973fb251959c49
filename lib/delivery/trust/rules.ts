import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import {
  Key,
  Metadata,
  MetadataKind,
  MetaFile,
  Root,
  Signature,
  Snapshot,
  TargetFile,
  Targets,
  Timestamp,
} from '@tufjs/models';
import { rootThreshold, targetsThreshold, validDays } from '../constants';

const specVersion = '1.0.31';

/** A key that signs metadata. */
export interface SigningKey {
  readonly id: string;
  /** Ed25519, hex. */
  readonly publicKey: string;
  /** PKCS #8 in DER. */
  readonly privateKey: Buffer;
}

/** TUF names a key by the SHA-256 of its canonical form. */
const keyIdOf = (publicKey: string): string =>
  createHash('sha256')
    .update(JSON.stringify({ keytype: 'ed25519', keyval: { public: publicKey }, scheme: 'ed25519' }))
    .digest('hex');

export function makeSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  // The last 32 bytes of the DER form are the key itself.
  const hex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  return { id: keyIdOf(hex), publicKey: hex, privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }) };
}

export type PublicKey = Pick<SigningKey, 'id' | 'publicKey'>;

const keyOf = ({ id, publicKey }: PublicKey): Key =>
  new Key({ keyID: id, keyType: 'ed25519', scheme: 'ed25519', keyVal: { public: publicKey } });

const signerOf =
  ({ id, privateKey }: SigningKey) =>
  (data: Buffer): Signature => {
    const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
    return new Signature({ keyID: id, sig: sign(null, data, key).toString('hex') });
  };

const expiry = (at: Date, role: keyof typeof validDays): string =>
  `${new Date(at.getTime() + validDays[role] * 86_400_000).toISOString().slice(0, 19)}Z`;

const textOf = (metadata: { toJSON(): unknown }): string => JSON.stringify(metadata.toJSON());

/** Whom the root trusts for what. */
export interface Trusted {
  readonly root: readonly PublicKey[];
  readonly targets: readonly PublicKey[];
  readonly online: PublicKey;
}

/** A version of the root metadata, signed by the keys that are at hand: its own, and after a rotation those of the version before. */
export function makeRoot(version: number, trusted: Trusted, signers: readonly SigningKey[], at: Date): string {
  const root = new Root({ version, specVersion, expires: expiry(at, 'root'), consistentSnapshot: true });
  const roles = {
    root: trusted.root,
    targets: trusted.targets,
    snapshot: [trusted.online],
    timestamp: [trusted.online],
  };
  for (const [role, keys] of Object.entries(roles)) for (const key of keys) root.addKey(keyOf(key), role);
  Object.assign(root.roles.root ?? {}, { threshold: rootThreshold });
  Object.assign(root.roles.targets ?? {}, { threshold: targetsThreshold });
  const metadata = new Metadata(root);
  for (const key of signers) metadata.sign(signerOf(key));
  return textOf(metadata);
}

/** A file with what an agent has to know of it. */
export interface Target {
  readonly path: string;
  readonly size: number;
  /** SHA-256, hex. */
  readonly hash: string;
  readonly custom: Readonly<Record<string, unknown>>;
}

/** A new targets metadata, unsigned: all that can be delivered, and this. */
export function draftTargets(current: string | null, version: number, target: Target, at: Date): string {
  const targets = new Targets({ version, specVersion, expires: expiry(at, 'targets') });
  const before = current === null ? {} : readTargets(current).signed.targets;
  for (const one of Object.values(before)) targets.addTarget(one);
  const { path, size, hash, custom } = target;
  targets.addTarget(
    new TargetFile({ path, length: size, hashes: { sha256: hash }, unrecognizedFields: { custom } as never }),
  );
  return textOf(new Metadata(targets));
}

export const readTargets = (text: string): Metadata<Targets> =>
  Metadata.fromJSON(MetadataKind.Targets, JSON.parse(text));
export const readRoot = (text: string): Metadata<Root> => Metadata.fromJSON(MetadataKind.Root, JSON.parse(text));

/** Adds a signature to a draft. */
export function signTargets(draft: string, key: SigningKey): string {
  const metadata = readTargets(draft);
  metadata.sign(signerOf(key));
  return textOf(metadata);
}

/** Does the root accept these targets: enough signatures of different keys that it names? */
export function isAccepted(root: string, targets: string): boolean {
  try {
    readRoot(root).verifyDelegate(MetadataKind.Targets, readTargets(targets));
    return true;
  } catch {
    return false;
  }
}

export function makeSnapshot(version: number, targetsVersion: number, key: SigningKey, at: Date): string {
  const meta = { 'targets.json': new MetaFile({ version: targetsVersion }) };
  const metadata = new Metadata(new Snapshot({ version, specVersion, expires: expiry(at, 'snapshot'), meta }));
  metadata.sign(signerOf(key));
  return textOf(metadata);
}

export function makeTimestamp(version: number, snapshotVersion: number, key: SigningKey, at: Date): string {
  const snapshotMeta = new MetaFile({ version: snapshotVersion });
  const metadata = new Metadata(
    new Timestamp({ version, specVersion, expires: expiry(at, 'timestamp'), snapshotMeta }),
  );
  metadata.sign(signerOf(key));
  return textOf(metadata);
}

/** The fingerprint by which an agent is told which root to trust: SHA-256 of its bytes. */
export const fingerprintOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The public half of a private key, hex. */
export const publicOf = (privateKey: Buffer): string =>
  createPublicKey(createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }))
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('hex');

export const signingKey = (privateKey: Buffer): SigningKey => {
  const publicKey = publicOf(privateKey);
  return { id: keyIdOf(publicKey), publicKey, privateKey };
};

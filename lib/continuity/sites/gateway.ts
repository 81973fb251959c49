import 'server-only';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { isSignedBy, isTimely, readClaim, type SignedRequest } from '@/lib/access/nodes/rules';
import { env } from '@/lib/core/env';
import { publicKeyOf, signText } from '../envelope/rules';
import { readList } from './rules';
import { signedListSchema } from './schema';
import type { SiteEntry, SiteList } from './types';

/** What a site is known by. Its private parts never leave its folder. */
export interface SiteKeys {
  readonly signing: KeyObject;
  /** age identity of the site's own copies. */
  readonly identity: string;
  readonly signingKey: string;
  readonly recipient: string;
}

export const siteFolder = (dataDir: string): string => path.join(dataDir, 'site');
export const copiesFolder = (dataDir: string): string => path.join(dataDir, 'copies');

/** Written whole or not at all. */
export function writeSafely(file: string, text: string | Buffer): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

const rawPublic = (key: KeyObject): string => createPublicKey(key).export({ format: 'jwk' }).x ?? '';

/** A signing key in `file`, made if there is none. */
export function signingKeyIn(file: string): KeyObject {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeSafely(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  return createPrivateKey(readFileSync(file, 'utf8'));
}

/** The site's keys, made at its first start. */
export async function siteKeys(dataDir: string): Promise<SiteKeys> {
  const folder = siteFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  mkdirSync(copiesFolder(dataDir), { recursive: true, mode: 0o700 });
  const signing = signingKeyIn(path.join(folder, 'signing.pem'));
  const file = path.join(folder, 'identity.txt');
  if (!existsSync(file)) writeSafely(file, `${await generateX25519Identity()}\n`);
  const identity = readFileSync(file, 'utf8').trim();
  return { signing, identity, signingKey: rawPublic(signing), recipient: await identityToRecipient(identity) };
}

/** Signs who belongs together with the towns' root key. */
export function signList(list: SiteList, root: KeyObject): string {
  const text = JSON.stringify(list);
  return `${JSON.stringify({ text, signature: signText(text, root), rootKey: rawPublic(root) }, null, 2)}\n`;
}

/** Reads the list that a site keeps; refuses one that its root key did not sign. Null = it has none yet. */
export function readSiteList(dataDir: string): SiteList | null {
  const file = path.join(siteFolder(dataDir), 'sites.json');
  if (!existsSync(file)) return null;
  const parsed = signedListSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  const list = parsed.success ? readList(parsed.data.text, parsed.data.signature, parsed.data.rootKey) : null;
  if (list !== null) return list;
  throw new Error(`the signature of ${file} does not hold: install the list again (docs/operations/sites.md)`);
}

export const verifyKeyOf = (site: SiteEntry): KeyObject => publicKeyOf(site.signingKey);

/** What this installation knows of the others, in web and worker. */
export const knownSites = (): SiteList | null => readSiteList(env().RENKEI_DATA_DIR);

/** Who sent a request, by its signature and the signed list; null = nobody who belongs to it. */
export function senderOf(request: SignedRequest, headers: Headers, at: Date): SiteEntry | null {
  const claim = readClaim(Object.fromEntries(headers));
  const site = claim && knownSites()?.sites.find(({ name }) => name.replace('/', '_') === claim.keyId);
  return site && isTimely(claim, at) && isSignedBy(claim, request, verifyKeyOf(site)) ? site : null;
}

/** Signs with this installation's key what it answers others. */
export function signAnswer(what: object): { text: string; signature: string } {
  const text = JSON.stringify(what);
  const key = createPrivateKey(readFileSync(path.join(siteFolder(env().RENKEI_DATA_DIR), 'signing.pem'), 'utf8'));
  return { text, signature: signText(text, key) };
}

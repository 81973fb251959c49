import 'server-only';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/core/env';
import type { domains } from '@/lib/generated/domains';

type Declared = (typeof domains)[keyof typeof domains];
type DeclaredPurpose = Declared extends infer D
  ? D extends { readonly keyPurposes: readonly (infer Purpose extends string)[] }
    ? Purpose
    : never
  : never;

/** One key per purpose, all from RENKEI_SECRET: what is sealed for one can neither be opened nor compared for another. */
export type KeyPurpose = 'temporary password' | 'repeated input' | 'form owner' | 'done mark' | DeclaredPurpose;

const derived = new Map<KeyPurpose, Buffer>();

function keyFor(purpose: KeyPurpose): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', env().RENKEI_SECRET, '', `renkei ${purpose}`, 32));
  derived.set(purpose, key);
  return key;
}

/** HMAC-SHA-256: a digest that a stolen database alone does not let anybody guess at. */
export function keyedDigest(purpose: KeyPurpose, text: string): Buffer {
  return createHmac('sha256', keyFor(purpose)).update(text).digest();
}

const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM; bound to `owner`, so that a sealed value copied into somebody else's row does not open. */
export function seal(purpose: KeyPurpose, owner: string, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv).setAAD(Buffer.from(owner));
  return new Uint8Array(Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

/** The plain bytes; raises when they were altered, belong to somebody else or were sealed with another secret. */
export function unseal(purpose: KeyPurpose, owner: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const end = bytes.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, ivLength))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(end));
  return Buffer.concat([decipher.update(bytes.subarray(ivLength, end)), decipher.final()]);
}

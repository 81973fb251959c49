import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { newestSampleMinutes, oldestSampleDays } from './constants';

/** What the holder of a private key signs to show it. */
const claimOf = (publicKey: string): Buffer => Buffer.from(`renkei:${publicKey}`);

export const proofOf = (publicKey: string, privateKey: KeyObject): string =>
  sign(null, claimOf(publicKey), privateKey).toString('base64');

/** A public key that its sender really holds the private one of; null = not one, or not proved. */
export function readKey(publicKey: string, proof: string): { readonly id: string; readonly der: Buffer } | null {
  const der = Buffer.from(publicKey, 'base64');
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return null;
    return verify(null, claimOf(publicKey), key, Buffer.from(proof, 'base64')) ? { id: keyIdOf(der), der } : null;
  } catch {
    return null;
  }
}

/** A key's name: SHA-256 of its DER form, base64url. */
export const keyIdOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('base64url');

/** May a sample of this instant be taken? Milliseconds since 1970. */
export const isTimelySample = (at: number, now: number): boolean =>
  at >= now - oldestSampleDays * 86_400_000 && at <= now + newestSampleMinutes * 60_000;

/** A new key of an agent: what it keeps (PKCS #8 in DER, base64), what it sends, and the proof that it has both. */
export function makeKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const sent = der.toString('base64');
  const kept = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { keyId: keyIdOf(der), privateKey: kept, publicKey: sent, proof: proofOf(sent, privateKey) };
}

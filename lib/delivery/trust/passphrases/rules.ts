import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
/** About 0.2 s and 64 MB a guess. */
const cost = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 ** 2 };
const [saltLength, ivLength, tagLength] = [16, 12, 16];

/** Seals a private key with a passphrase: scrypt, then AES-256-GCM. */
export async function sealKey(passphrase: string, plain: Uint8Array): Promise<Buffer> {
  const [salt, iv] = [randomBytes(saltLength), randomBytes(ivLength)];
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase.normalize('NFKC'), salt, 32, cost), iv);
  return Buffer.concat([salt, iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The private key; null = not this passphrase, or altered. */
export async function openKey(passphrase: string, sealed: Uint8Array): Promise<Buffer | null> {
  const bytes = Buffer.from(sealed);
  const salt = bytes.subarray(0, saltLength);
  const iv = bytes.subarray(saltLength, saltLength + ivLength);
  const end = bytes.length - tagLength;
  const key = await derive(passphrase.normalize('NFKC'), salt, 32, cost);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv).setAuthTag(bytes.subarray(end));
    return Buffer.concat([decipher.update(bytes.subarray(saltLength + ivLength, end)), decipher.final()]);
  } catch {
    return null;
  }
}

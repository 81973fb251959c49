import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readableFormats } from '../slice/constants';
import { envelopeSchema } from './schema';
import type { Envelope, EnvelopeFault, SignedEnvelope } from './types';

/** Signs any text: an envelope, a receipt, a list of sites. Ed25519, base64. */
export const signText = (text: string, key: KeyObject): string =>
  sign(null, Buffer.from(text, 'utf8'), key).toString('base64');

export const isSigned = (text: string, signature: string, key: KeyObject): boolean =>
  verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));

/** A public key as the list of sites has it: 32 bytes, base64url. */
export const publicKeyOf = (text: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: text }, format: 'jwk' });

export function signEnvelope(envelope: Envelope, key: KeyObject): SignedEnvelope {
  const text = JSON.stringify(envelope);
  return { text, signature: signText(text, key) };
}

type Read = { readonly ok: true; readonly value: Envelope } | { readonly ok: false; readonly reason: EnvelopeFault };

/** The envelope if the cloud center signed exactly this text, and this program reads its format. */
export function readEnvelope({ text, signature }: SignedEnvelope, center: KeyObject): Read {
  if (!isSigned(text, signature, center)) return { ok: false, reason: 'signature' };
  const parsed = envelopeSchema.safeParse(JSON.parse(text));
  if (!parsed.success) return { ok: false, reason: 'form' };
  if (!readableFormats.includes(parsed.data.format)) return { ok: false, reason: 'format' };
  return { ok: true, value: parsed.data };
}

/** What a site has of a town: up to which change, of which time. */
export interface Standing {
  readonly number: number;
  readonly dataAt: Date | null;
}

/** Is everything that is in this copy there already? */
export function isThere({ dataAt, toNumber }: Envelope, standing: Standing): boolean {
  const [at, there] = [new Date(dataAt).getTime(), standing.dataAt?.getTime() ?? 0];
  return at < there || (at === there && toNumber <= standing.number);
}

/**
 * May this copy follow what is there? An increment begins where the last copy ended; a gap asks for a full. A full is taken unless it is
 * older than what is there: an old one that is played again must not bring yesterday back.
 */
export function followsOn(envelope: Envelope, { number, dataAt }: Standing): EnvelopeFault | null {
  if (dataAt !== null && new Date(envelope.dataAt) < dataAt) return 'older';
  if (envelope.kind === 'increment' && (dataAt === null || envelope.fromNumber !== number)) return 'gap';
  return null;
}

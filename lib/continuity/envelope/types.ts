import { z } from 'zod';
/** What is known of a copy without opening it. Signed by the cloud center; clear. */
export interface Envelope {
  readonly id: string;
  /** Code of the town. */
  readonly town: string;
  readonly kind: 'full' | 'increment' | 'host';
  /** For whose key: the town's down-recovery server, the disaster key, or a partner server's own (`host`). */
  readonly audience: 'own' | 'disaster' | 'host';
  readonly recipient: string;
  readonly generation: number;
  readonly fromNumber: number;
  readonly toNumber: number;
  readonly dataAt: string;
  readonly format: number;
  /** Bytes of ciphertext. */
  readonly length: number;
  readonly sha256: string;
  readonly manifestSha256: string;
  /** Hash of the ciphertext of the copy before, of this town and audience; empty for the first. */
  readonly previousSha256: string;
  readonly createdAt: string;
}

export const signedEnvelopeShape = z.object({
  /** The envelope's JSON as it was signed: never made anew. */
  text: z.string(),
  /** Ed25519, base64. */
  signature: z.string(),
});
export type SignedEnvelope = z.infer<typeof signedEnvelopeShape>;

export type EnvelopeFault = 'signature' | 'form' | 'length' | 'hash' | 'otherTown' | 'format' | 'gap' | 'older';

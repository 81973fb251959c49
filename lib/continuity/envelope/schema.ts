import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const envelopeSchema = z.strictObject({
  id: z.uuid(),
  town: z.string().regex(/^\d{6}$/),
  kind: z.enum(['full', 'increment', 'host']),
  audience: z.enum(['own', 'disaster', 'host']),
  recipient: z.string().min(1).max(200),
  generation: z.number().int().min(0),
  fromNumber: z.number().int().min(0),
  toNumber: z.number().int().min(0),
  dataAt: z.iso.datetime(),
  format: z.number().int().min(1),
  length: z.number().int().min(1),
  sha256: hash,
  manifestSha256: hash,
  previousSha256: z.union([z.literal(''), hash]),
  createdAt: z.iso.datetime(),
});

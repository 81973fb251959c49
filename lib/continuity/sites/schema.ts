import { z } from 'zod';

export const siteEntrySchema = z.strictObject({
  name: z.string().regex(/^(cloud|\d{6}\/(down-recovery|partner))$/),
  role: z.enum(['cloud', 'down-recovery', 'partner']),
  place: z.string().regex(/^(cloud|\d{6})$/),
  origin: z.url({ protocol: /^https?$/ }),
  signingKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  recipient: z.string().regex(/^age1[a-z0-9]{20,100}$/),
});

export const siteListSchema = z.strictObject({
  version: z.literal(1),
  drill: z.boolean(),
  madeAt: z.iso.datetime(),
  sites: z.array(siteEntrySchema).min(1).max(60),
});

/** As it lies in a file. */
export const signedListSchema = z.strictObject({
  text: z.string().max(100_000),
  signature: z.string().max(200),
  rootKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

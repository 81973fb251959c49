import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { userId } from '@/lib/core/id-shapes';

export type MetadataRole = 'root' | 'targets' | 'snapshot' | 'timestamp';

export const storedMetadataShape = z.object({ version: z.number(), content: z.string(), expiresAt: z.date() });
export type StoredMetadata = z.infer<typeof storedMetadataShape>;

/** The newest metadata of a role; null = there is none yet. */
export async function newestMetadata(db: Ask, role: MetadataRole): Promise<StoredMetadata | null> {
  const [row] = await askRows(db, storedMetadataShape)`
    SELECT version, content, expires_at AS "expiresAt" FROM delivery_metadata WHERE role = ${role} ORDER BY version DESC LIMIT 1`;
  return row ?? null;
}

const contentShape = z.object({ content: z.string() });

/** A metadata file by the name that an agent asks for: `3.root.json`, `timestamp.json`. */
export async function findMetadata(db: Ask, name: string): Promise<string | null> {
  const [, number, role] = /^(?:(\d{1,9})\.)?(root|targets|snapshot|timestamp)\.json$/.exec(name) ?? [];
  if (role === undefined) return null;
  if (number === undefined) return (await newestMetadata(db, role as MetadataRole))?.content ?? null;
  const [row] = await askRows(db, contentShape)`
    SELECT content FROM delivery_metadata WHERE role = ${role} AND version = ${Number(number)}::integer`;
  return row?.content ?? null;
}

export const signerShape = z.object({
  id: z.string(),
  userId,
  userName: z.string(),
  publicKey: z.string(),
  createdAt: z.date(),
  revokedAt: z.date().nullable(),
});
export type Signer = z.infer<typeof signerShape>;

/** Whoever has a key to sign releases with. */
export const listSigners = (db: Ask): Promise<Signer[]> =>
  askRows(db, signerShape)`
    SELECT id, user_id::text AS "userId", user_name AS "userName", public_key AS "publicKey", created_at AS "createdAt",
      revoked_at AS "revokedAt" FROM delivery_keys ORDER BY revoked_at IS NOT NULL, created_at`;

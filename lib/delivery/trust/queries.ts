import 'server-only';
import type { Ask } from '@/lib/core/db';

export type MetadataRole = 'root' | 'targets' | 'snapshot' | 'timestamp';

export interface StoredMetadata {
  readonly version: number;
  readonly content: string;
  readonly expiresAt: Date;
}

/** The newest metadata of a role; null = there is none yet. */
export async function newestMetadata(db: Ask, role: MetadataRole): Promise<StoredMetadata | null> {
  const [row] = await db.$queryRaw<StoredMetadata[]>`
    SELECT version, content, expires_at AS "expiresAt" FROM delivery_metadata WHERE role = ${role} ORDER BY version DESC LIMIT 1`;
  return row ?? null;
}

/** A metadata file by the name that an agent asks for: `3.root.json`, `timestamp.json`. */
export async function findMetadata(db: Ask, name: string): Promise<string | null> {
  const [, number, role] = /^(?:(\d{1,9})\.)?(root|targets|snapshot|timestamp)\.json$/.exec(name) ?? [];
  if (role === undefined) return null;
  if (number === undefined) return (await newestMetadata(db, role as MetadataRole))?.content ?? null;
  const [row] = await db.$queryRaw<{ content: string }[]>`
    SELECT content FROM delivery_metadata WHERE role = ${role} AND version = ${Number(number)}::integer`;
  return row?.content ?? null;
}

export interface Signer {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly publicKey: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** Whoever has a key to sign releases with. */
export const listSigners = (db: Ask): Promise<Signer[]> =>
  db.$queryRaw`
    SELECT id, user_id::text AS "userId", user_name AS "userName", public_key AS "publicKey", created_at AS "createdAt",
      revoked_at AS "revokedAt" FROM delivery_keys ORDER BY revoked_at IS NOT NULL, created_at`;

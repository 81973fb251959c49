import 'server-only';
import type { Readable } from 'node:stream';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { fileStore } from './store/gateway';
import { type FileSummary, fileSummaryShape, type StoredFile } from './types';

/** The file, if the actor may see it: its uploader before it is attached, then its organization and those it was granted to. */
export async function getFile(db: Db, id: string): Promise<StoredFile | null> {
  return db.file.findUnique({
    where: { id },
    select: { id: true, name: true, mediaType: true, size: true, hash: true, createdAt: true },
  });
}

/** Those of the files that the actor may see, oldest first. */
export async function listFiles(db: Db, ids: readonly string[]): Promise<FileSummary[]> {
  if (ids.length === 0) return [];
  return db.file.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, mediaType: true, size: true },
    orderBy: { id: 'asc' },
  });
}

/** Those of the uploads that the actor can still attach, in the order asked for: `grantFile` takes no others from a draft. */
export async function listOwnUploads(db: Ask, actor: Actor, ids: readonly string[]): Promise<FileSummary[]> {
  if (ids.length === 0) return [];
  return askRows(db, fileSummaryShape)`
    SELECT id, name, media_type AS "mediaType", size FROM files
    WHERE id = ANY (${[...ids]}::uuid[]) AND attached_at IS NULL AND uploaded_by_id = ${actor.userId}::uuid
      AND organization_id = ${actor.organizationId}::uuid
    ORDER BY array_position(${[...ids]}::uuid[], id)`;
}

/** The bytes of a file that a query has shown, by their hash. Throws when they are missing. */
export const openBytes = ({ hash }: Pick<StoredFile, 'hash'>): Promise<Readable> => fileStore().open(hash);

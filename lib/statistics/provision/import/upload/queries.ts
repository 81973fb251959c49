import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { readAs } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { readStoredBytes } from '@/lib/files/gateway';
import { getFile } from '@/lib/files/queries';
import type { ImportProvisionInput } from '../../schema';
import { readUploadedRows } from '../gateway';
import type { FileRow } from '../types';

/** A year's table is some ten kilobytes; what is larger is imported by the command. */
const largest = 2_000_000;

/** The lines of the table that the actor has uploaded. It may take long to read, so no transaction is open meanwhile. */
export async function readUpload(
  { fileIds: [id = ''] }: ImportProvisionInput,
  actor: Actor,
): Promise<Result<readonly FileRow[]>> {
  const file = await readAs(actor, (db) => getFile(db, id));
  if (file === null) return failure('notFound', 'fileIds');
  if (file.size > largest) return failure('statistics.importTooLargeFile', 'fileIds');
  const rows = await readUploadedRows(await readStoredBytes(file));
  return rows === null ? failure('statistics.importUnreadable', 'fileIds') : success(rows);
}

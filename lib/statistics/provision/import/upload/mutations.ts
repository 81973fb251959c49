import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { readStoredBytes } from '@/lib/files/gateway';
import { getFile } from '@/lib/files/queries';
import type { ImportProvisionInput } from '../../schema';
import { readRows } from '../gateway';
import { importProvision } from '../mutations';
import { importProblems } from '../wording/rules';

/** A year's table is some ten kilobytes; what is larger is imported by the command. */
const largest = 2_000_000;

/** Imports an uploaded table, as the command does. Answers the year of its last month. */
export async function importUpload(
  db: Db,
  actor: Actor,
  input: ImportProvisionInput,
): Promise<Result<{ year: number }>> {
  const file = await getFile(db, input.fileIds[0] ?? '');
  if (file === null) return failure('notFound', 'fileIds');
  if (file.size > largest) return failure('statistics.importTooLargeFile', 'fileIds');
  const rows = await readRows(await readStoredBytes(file));
  if (rows === null) return failure('statistics.importUnreadable', 'fileIds');
  const done = await importProvision(db, actor, rows, input);
  if (!done.ok) return { ok: false, problems: importProblems(done.problems) };
  return success({ year: Math.max(...done.value.years) });
}

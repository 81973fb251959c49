import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { type Result, success } from '@/lib/core/errors';
import type { ImportProvisionInput } from '../../schema';
import { importProvision } from '../mutations';
import type { FileRow } from '../types';
import { importProblems } from '../wording/rules';

/** Imports an uploaded table, as the command does. Answers the year of its last month. */
export async function importUpload(
  db: Db,
  actor: Actor,
  input: ImportProvisionInput,
  rows: readonly FileRow[],
): Promise<Result<{ year: number }>> {
  const done = await importProvision(db, actor, rows, input);
  if (!done.ok) return { ok: false, problems: importProblems(done.problems) };
  return success({ year: Math.max(...done.value.years) });
}

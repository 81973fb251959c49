import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { saysWords } from '@/lib/access/search/matching';
import { askRows } from '@/lib/core/database/rows';
import { type Ask, readAs } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/generated/client';
import { getFile, openBytes } from '@/lib/files/queries';
import { largestTable, mostLines, pageSize } from '../constants';
import type { Viewer } from '../queries';
import { type TraineeLine, traineesIn } from '../rules';
import type { EnrolInput, EnrolmentFilter } from '../schema';
import { enrolmentRowShape } from '../types';
import { rowsOfFile, rowsOfText } from './gateway';

const totalShape = z.object({ total: z.number() });

/** Enrolments of the own organization, a page of them. */
export async function listEnrolments(
  db: Ask,
  viewer: Viewer,
  fiscalYear: number,
  filter: EnrolmentFilter,
  limit = pageSize,
) {
  const { course, state, q, page } = filter;
  const where = Prisma.join(
    [
      Prisma.sql`e.organization_id = ${viewer.organizationId}::uuid AND e.fiscal_year = ${fiscalYear}`,
      ...(course === undefined ? [] : [Prisma.sql`e.course = ${course}`]),
      ...(state === undefined ? [] : [Prisma.sql`e.state = ${state}`]),
      ...(q === undefined || q === ''
        ? []
        : [saysWords(Prisma.sql`concat_ws(' ', t.name, t.staff_number, t.department)`, q)]),
    ],
    ' AND ',
  );
  const rows = await askRows(db, enrolmentRowShape)`
    SELECT e.id::text, t.staff_number AS "staffNumber", t.name, t.department, t.user_id IS NOT NULL AS "hasAccount", e.course, e.state, e.attempts,
      e.score, e.completed_at AS "completedAt", e.recorded_by AS "recordedBy"
    FROM training_enrolments e JOIN trainees t ON t.id = e.trainee_id WHERE ${where}
    ORDER BY t.staff_number, e.course LIMIT ${limit} OFFSET ${(page - 1) * limit}`;
  const [count] = await askRows(db, totalShape)`
    SELECT count(*)::int AS total FROM training_enrolments e JOIN trainees t ON t.id = e.trainee_id WHERE ${where}`;
  return { rows, total: count?.total ?? 0 };
}

/** The people of what was pasted, or of the file that the actor has uploaded. */
export async function readLines({ text, fileIds }: EnrolInput, actor: Actor): Promise<Result<readonly TraineeLine[]>> {
  const [fileId] = fileIds;
  if (fileId === undefined) return text.trim() === '' ? failure('required', 'text') : readTrainees(rowsOfText(text));
  const file = await readAs(actor, (db) => getFile(db, fileId));
  if (file === null) return failure('notFound', 'fileIds');
  if (file.size > largestTable) return failure('training.tableTooLarge', 'fileIds');
  return readTrainees(await rowsOfFile(await openBytes(file), file.name));
}

/** The people of a table, or which of its lines are wrong; nothing is kept of a table with a bad line. */
function readTrainees(rows: readonly (readonly string[])[] | null): Result<readonly TraineeLine[]> {
  if (rows === null) return failure('training.noTable', 'text');
  const { trainees, problems } = traineesIn(rows);
  if (problems.length > 0)
    return {
      ok: false,
      problems: problems.slice(0, 20).map(({ line, kind }) => ({
        ...{ code: `training.line_${kind}` as const, field: 'text', params: { line } },
      })),
    };
  if (trainees.length === 0) return failure('training.noTrainees', 'text');
  if (trainees.length > mostLines) return failure('training.tooManyTrainees', 'text', { max: mostLines });
  return success(trainees);
}

import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { DescribeYearInput, PublishYearInput } from './schema';

type Done = Result<{ year: number }>;

async function change(
  db: Db,
  { id, version }: { id: string; version: number },
  data: Parameters<Db['provisionYear']['updateMany']>[0]['data'],
): Promise<Done> {
  const year = await db.provisionYear.findUnique({ where: { id }, select: { year: true } });
  if (year === null) return failure('notFound');
  const { count } = await db.provisionYear.updateMany({
    where: { id, version },
    data: { ...data, updatedAt: now(), version: { increment: 1 } },
  });
  return count === 0 ? failure('conflict') : success({ year: year.year });
}

/** When and by whom the year was noticed, and on which law. */
export async function describeYear(db: Db, actor: Actor, input: DescribeYearInput): Promise<Done> {
  const { noticedOn, signatory, basis } = input;
  const done = await change(db, input, {
    noticedOn: noticedOn === null ? null : toDateColumn(noticedOn),
    ...{ signatory, basis },
  });
  if (!done.ok) return done;
  await recordAudit(db, actor, {
    ...{ event: 'provision.described', targetType: 'provision', targetId: input.id },
    after: { year: done.value.year, noticedOn, signatory, basis },
  });
  return done;
}

/** Shows the year to everybody, or to the center alone again. */
export async function publishYear(db: Db, actor: Actor, input: PublishYearInput): Promise<Done> {
  const done = await change(db, input, { publishedAt: input.published ? now() : null });
  if (!done.ok) return done;
  await recordAudit(db, actor, {
    event: input.published ? 'provision.published' : 'provision.withdrawn',
    ...{ targetType: 'provision', targetId: input.id, after: { year: done.value.year } },
  });
  return done;
}

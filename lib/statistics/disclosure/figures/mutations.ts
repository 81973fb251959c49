import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { ownRegister } from '../../policy';
import { receiptsOf, requestsOf } from '../rules';
import type { PostFigureInput } from '../schema';

/** Publishes a fiscal year's figures of the own register, or others in their place. */
export async function postFigure(
  db: Db,
  actor: Actor,
  input: PostFigureInput,
): Promise<Result<{ fiscalYear: number }>> {
  const { fiscalYear, version, asOf, ...counts } = input;
  const register = ownRegister(actor);
  if (register === null) return failure('denied');
  if (asOf > dateInJapan(now())) return failure('statistics.inFuture', 'asOf');
  if (receiptsOf(input) > requestsOf(input)) return failure('statistics.receiptsExceed', 'receiptVisit');
  const key = { organizationId: actor.organizationId, register, fiscalYear };
  const data = { ...counts, asOf: toDateColumn(asOf), postedAt: now() };
  const { count } =
    version === 0
      ? await db.disclosureFigure.createMany({ data: { ...key, ...data }, skipDuplicates: true })
      : await db.disclosureFigure.updateMany({ where: { ...key, version }, data: { ...data, version: version + 1 } });
  if (count === 0) return failure('conflict');
  await recordAudit(db, actor, {
    event: 'disclosure_figure.posted',
    ...{
      targetType: 'disclosure_figure',
      targetId: `${register} ${fiscalYear}`,
      after: { register, fiscalYear, ...counts },
    },
  });
  return success({ fiscalYear });
}

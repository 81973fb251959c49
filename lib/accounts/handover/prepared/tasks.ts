import 'server-only';
import { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import type { UserDisabled } from '@/lib/access/domain-server';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan, minutesInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { type Db, withActor, withSystem } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { idOf, type OrganizationId } from '@/lib/core/ids';
import { reportFault } from '@/lib/core/log';
import { notify } from '@/lib/notifications/mutations';
import { handOverTask, tellTask } from './constants';
import { applyPrepared, toJson } from './mutations';
import { countDue, findKeeper, findPrepared, listDue } from './queries';
import type { PreparedHandover, Settled } from './types';

/** For the clock: names this minute while something waits to be applied. */
export async function dueHandovers(instant: Date, db: Db): Promise<string | null> {
  const today = dateInJapan(instant);
  return (await countDue(db, today)) === 0 ? null : `${today}T${minutesInJapan(instant)}`;
}

/**
 * Applies the hand-overs whose moment has come, however late, one transaction each; called by the clock tick every minute, by any
 * number of workers. What fails is tried again the next minute and keeps none of the others waiting. Returns how many were settled.
 */
export async function applyDueHandovers(
  reactions: readonly UserDisabled[],
  today = dateInJapan(now()),
): Promise<number> {
  const ids = await withSystem(handOverTask, (db) => listDue(db, today));
  let settled = 0;
  for (const id of ids) {
    try {
      if (await settleOne(id, reactions)) settled++;
    } catch (error) {
      reportFault(error, { where: handOverTask });
    }
  }
  return settled;
}

async function settleOne(id: string, reactions: readonly UserDisabled[]): Promise<boolean> {
  const { handover, keeper } = await withSystem(handOverTask, async (db) => {
    const found = await findPrepared(db, id);
    return { handover: found, keeper: found && (await findKeeper(db, found)) };
  });
  if (!handover) return false;
  const outcome: Settled = keeper
    ? await withActor(keeper, (db) => applyPrepared(db, keeper, handover, reactions))
    : { state: 'refused', problem: 'accounts.keeperGone', outcome: null };
  if (outcome.state !== 'refused') return outcome.state === 'applied';
  return withSystem(handOverTask, (db) => refuse(db, handover, outcome));
}

/** Keeps why, and tells it. False: somebody has settled it meanwhile. */
async function refuse(
  db: Db,
  handover: PreparedHandover,
  { problem, outcome }: Extract<Settled, { state: 'refused' }>,
): Promise<boolean> {
  const { id, version, organization, effectiveOn } = handover;
  const { count } = await db.preparedHandover.updateMany({
    where: { id, version, state: 'prepared' },
    data: {
      ...{ state: 'refused', settledAt: now(), problem, version: { increment: 1 } },
      outcome: outcome ? toJson(outcome) : Prisma.DbNull,
    },
  });
  if (count === 0) return false;
  const refusedLines = outcome?.filter(({ problems }) => problems.length > 0).map(({ number }) => number);
  await recordAudit(
    db,
    { task: handOverTask },
    {
      ...{ event: 'handover.refused', targetType: 'handover', targetId: id, organizationIds: [organization.id] },
      after: { effectiveOn, ...(problem && { problem }), ...(refusedLines && { refusedLines }) },
    },
  );
  await tell(db, handover, 'handover.refused');
  return true;
}

/** Tells that one was applied: queued with the change, as nobody is told of what they did themselves. */
export async function tellApplied(payload: unknown): Promise<void> {
  const { id } = z.object({ id: z.uuid() }).parse(payload);
  await withSystem(tellTask, async (db) => {
    const handover = await findPrepared(db, id);
    if (handover?.state === 'applied') await tell(db, handover, 'handover.applied');
  });
}

/** The organization's administrators, and who prepared it, wherever they work. */
async function tell(
  db: Db,
  { id, organization, preparedBy, effectiveOn }: PreparedHandover,
  kind: 'handover.applied' | 'handover.refused',
): Promise<void> {
  const preparer = await db.user.findUnique({ where: { id: preparedBy }, select: { organizationId: true } });
  const about = {
    ...{ kind, targetType: 'handover', targetId: id, url: `/admin/users/handover/${id}` },
    params: { organization: organization.name, organizationEn: organization.nameEn, date: effectiveOn },
  };
  const elsewhere =
    preparer && preparer.organizationId !== organization.id ? idOf<OrganizationId>(preparer.organizationId) : null;
  await notify(db, null, [
    { ...about, organizationId: organization.id, roles: administrators },
    ...(elsewhere ? [{ ...about, organizationId: elsewhere, userId: preparedBy }] : []),
  ]);
}

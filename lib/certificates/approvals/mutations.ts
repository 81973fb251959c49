import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import type { CertificateKind } from '@/lib/core/generated/enums';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { getResidentById } from '@/lib/residents/queries';
import type { DecideApprovalInput, RequestApprovalInput } from './schema';

/** Asks a second person for a certificate of a resident under 支援措置. */
export async function requestApproval(
  db: Db,
  actor: Actor,
  input: RequestApprovalInput,
): Promise<Result<{ number: string }>> {
  const person = await getResidentById(db, input.residentId);
  if (person === null) return failure('notFound');
  const { organizationId } = actor;
  const id = newId();
  await db.certificateApproval.create({
    data: {
      ...{ id, organizationId, residentId: person.id, residentNumber: person.number },
      ...{ kind: input.kind, reason: input.reason, requestedAt: now() },
      ...{ requestedBy: actor.userId, requestedByName: actor.userName },
    },
  });
  await recordAudit(db, actor, {
    ...{ event: 'certificate_approval.requested', targetType: 'certificate_approval', targetId: id },
    ...{
      organizationIds: [organizationId],
      after: { kind: input.kind, resident: person.number, reason: input.reason },
    },
  });
  await notify(db, actor, {
    ...{ kind: 'certificate_approval.requested', organizationId, roles: ['counter_clerk', 'system_administrator'] },
    ...{ targetType: 'certificate_approval', targetId: id, url: '/counter/approvals' },
    params: { user: actor.userName, resident: person.number },
  });
  await publish(db, { organizationIds: [organizationId], topic: 'counter', id });
  return success({ number: person.number });
}

/** The second person's answer, once; nobody answers what they asked themselves. */
export async function decideApproval(db: Db, actor: Actor, input: DecideApprovalInput): Promise<Result<null>> {
  const approval = await db.certificateApproval.findUnique({ where: { id: input.id } });
  if (approval === null) return failure('notFound');
  if (approval.requestedBy === actor.userId) return failure('certificates.ownApproval');
  if (dateInJapan(approval.requestedAt) !== dateInJapan(now())) return failure('certificates.approvalOver');
  const { count } = await db.certificateApproval.updateMany({
    where: { id: input.id, decidedAt: null },
    data: { decidedBy: actor.userId, decidedByName: actor.userName, decidedAt: now(), agreed: input.agree },
  });
  if (count === 0) return failure('conflict');
  await recordAudit(db, actor, {
    event: input.agree ? 'certificate_approval.agreed' : 'certificate_approval.refused',
    ...{ targetType: 'certificate_approval', targetId: input.id, organizationIds: [actor.organizationId] },
    after: { kind: approval.kind, resident: approval.residentNumber },
  });
  await publish(db, { organizationIds: [actor.organizationId], topic: 'counter', id: input.id });
  return success(null);
}

const startOfDay = (at: Date) => new Date(`${dateInJapan(at)}T00:00:00+09:00`);

/** Id of an agreement of today that has not been used; null = there is none. */
export async function findApproval(
  db: Db,
  residentId: string,
  kind: CertificateKind,
  at: Date,
): Promise<string | null> {
  const approval = await db.certificateApproval.findFirst({
    where: { residentId, kind, agreed: true, usedAt: null, decidedAt: { gte: startOfDay(at) } },
    orderBy: { decidedAt: 'asc' },
    select: { id: true },
  });
  return approval?.id ?? null;
}

/** Uses an agreement up; false: somebody else did at the same moment. */
export async function spendApproval(db: Db, id: string, at: Date): Promise<boolean> {
  const { count } = await db.certificateApproval.updateMany({ where: { id, usedAt: null }, data: { usedAt: at } });
  return count === 1;
}

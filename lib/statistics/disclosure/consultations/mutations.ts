import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { organizationId } from '@/lib/core/id-shapes';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { enter, take } from '../cases/mutations';
import type { AnswerConsultationInput, ConsultInput } from '../schema';

type Kind = 'disclosure_case.consulted' | 'disclosure_case.answered';

/** Tells the other body's staff, and its open pages. */
async function tell(
  db: Db,
  actor: Actor,
  kind: Kind,
  to: { body: OrganizationId; id: string; record: string; url: string },
) {
  await notify(db, actor, {
    ...{ kind, organizationId: to.body, roles: ['system_administrator', 'system_management', 'staff'] },
    ...{ targetType: 'disclosure_case', targetId: to.id, url: to.url },
    params: { record: to.record, organization: actor.organizationName, organizationEn: actor.organizationNameEn },
  });
  await publish(db, { organizationIds: [to.body], topic: 'disclosures', id: to.id });
}

/** Asks the body that set a record's code for its reason (S3). */
export async function consult(db: Db, actor: Actor, input: ConsultInput): Promise<Result<{ number: number }>> {
  const found = await take(db, actor, input, ['received', 'confirmed']);
  if (!found.ok) return found;
  const record = found.value.records.find(({ id }) => id === input.recordId);
  if (record === undefined) return failure('notFound');
  if (record.codeSetById === null) return failure('statistics.notCoded');
  if (record.codeSetById === actor.organizationId) return failure('statistics.ownCode');
  if (record.askedAt !== null) return failure('statistics.alreadyAsked');
  const id = newId();
  await db.disclosureConsultation.createMany({
    data: {
      ...{ id, caseId: found.value.id, recordId: record.id, askingId: actor.organizationId },
      ...{ askedId: record.codeSetById, question: input.question, askedAt: now() },
    },
  });
  await enter(db, actor, found.value, 'consulted', { record: record.reference });
  await tell(db, actor, 'disclosure_case.consulted', {
    ...{ body: record.codeSetById, id, record: record.reference, url: '/statistics/disclosure?register=linkage' },
  });
  return success({ number: found.value.number });
}

const answerConsultationShape = z.object({
  caseId: z.string(),
  askingId: organizationId,
  reference: z.string(),
  answered: z.boolean(),
});

/** The body that set the code says why. The decision stays with the one that asked. */
export async function answerConsultation(
  db: Db,
  actor: Actor,
  input: AnswerConsultationInput,
): Promise<Result<{ id: string }>> {
  const [asked] = await askRows(db, answerConsultationShape)`
    SELECT q.case_id::text AS "caseId", q.asking_id::text AS "askingId", r.reference, q.answered_at IS NOT NULL AS answered
    FROM disclosure_consultations q JOIN disclosure_records r ON r.id = q.record_id
    WHERE q.id = ${input.id}::uuid AND q.asked_id = ${actor.organizationId}::uuid FOR UPDATE OF q`;
  if (asked === undefined) return failure('notFound');
  if (asked.answered) return failure('statistics.alreadyAnswered');
  await db.disclosureConsultation.updateMany({
    where: { id: input.id },
    data: { reason: input.reason, answeredAt: now(), answeredBy: actor.userName },
  });
  await recordAudit(db, actor, {
    ...{ event: 'disclosure_case.answered', targetType: 'disclosure_case', targetId: asked.caseId },
    ...{ organizationIds: [asked.askingId], after: { record: asked.reference } },
  });
  await tell(db, actor, 'disclosure_case.answered', {
    ...{
      body: asked.askingId,
      id: asked.caseId,
      record: asked.reference,
      url: '/statistics/disclosure?register=linkage',
    },
  });
  return success({ id: input.id });
}

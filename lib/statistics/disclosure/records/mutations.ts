import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { CodeRecordInput, RegisterRecordInput } from '../schema';
import { findBodies, findRecord } from './queries';

type Done = Result<{ id: string }>;

interface Known {
  readonly supported: boolean;
  readonly codeReason: string;
}

/** What the body knows of the record, for itself. */
const writeNote = (db: Db, actor: Actor, recordId: string, { supported, codeReason }: Known): Promise<unknown> =>
  db.$executeRaw`
    INSERT INTO disclosure_notes (record_id, organization_id, supported, code_reason)
    VALUES (${recordId}::uuid, ${actor.organizationId}::uuid, ${supported}, ${codeReason})
    ON CONFLICT (record_id, organization_id) DO UPDATE SET supported = excluded.supported, code_reason = excluded.code_reason`;

/** Registers a record of information linkage by one of the two between which it passed; the operator has it, too. */
export async function registerRecord(db: Db, actor: Actor, input: RegisterRecordInput): Promise<Done> {
  const { reference, requesterCode, providerCode, business, providedOn, code, codeReason, supported } = input;
  if (providedOn > dateInJapan(now())) return failure('statistics.inFuture', 'providedOn');
  if (code !== '' && codeReason === '') return failure('statistics.codeReasonNeeded', 'codeReason');
  const bodies = await findBodies(db, [requesterCode, providerCode]);
  const [requesterId, providerId, operatorId] = [requesterCode, providerCode, 'operator'].map((one) => bodies.get(one));
  if (requesterId === undefined) return failure('statistics.unknownBody', 'requesterCode', { code: requesterCode });
  if (providerId === undefined) return failure('statistics.unknownBody', 'providerCode', { code: providerCode });
  if (operatorId === undefined) return failure('statistics.noOperator');
  if (requesterId === providerId) return failure('statistics.samebody', 'providerCode');
  if (![requesterId, providerId].includes(actor.organizationId)) return failure('statistics.notParty', 'providerCode');
  const id = newId();
  const at = now();
  const coded = code === '' ? {} : { code, codeSetById: actor.organizationId, codeSetAt: at };
  const { count } = await db.disclosureRecord.createMany({
    data: {
      ...{ id, reference, requesterId, providerId, operatorId, business, createdAt: at },
      ...{ providedOn: toDateColumn(providedOn), ...coded },
    },
    skipDuplicates: true,
  });
  if (count === 0) return failure('statistics.referenceTaken', 'reference', { reference });
  if (supported || codeReason !== '') await writeNote(db, actor, id, { supported, codeReason });
  await recordAudit(db, actor, {
    ...{ event: 'disclosure_record.registered', targetType: 'disclosure_record', targetId: id },
    organizationIds: [requesterId, providerId, operatorId],
    after: { record: reference, ...(code === '' ? {} : { code }) },
  });
  return success({ id });
}

/** Sets, changes or takes away the code, which all three see at once; the support measure stays with the body that knows of it. */
export async function codeRecord(db: Db, actor: Actor, input: CodeRecordInput): Promise<Done> {
  const { id, version, code, codeReason, supported } = input;
  const record = await findRecord(db, id);
  if (record === null) return failure('notFound');
  if (![record.requesterId, record.providerId].includes(actor.organizationId)) return failure('denied');
  const changes = record.code !== code;
  if (changes && record.codeSetById !== null && record.codeSetById !== actor.organizationId)
    return failure('statistics.othersCode', 'code');
  if (code !== '' && codeReason === '' && (changes || record.codeSetById === actor.organizationId))
    return failure('statistics.codeReasonNeeded', 'codeReason');
  if (record.version !== version) return failure('conflict');
  if (changes) {
    const set =
      code === '' ? { codeSetById: null, codeSetAt: null } : { codeSetById: actor.organizationId, codeSetAt: now() };
    const { count } = await db.disclosureRecord.updateMany({
      where: { id, version },
      data: { code, ...set, version: version + 1 },
    });
    if (count === 0) return failure('conflict');
    await recordAudit(db, actor, {
      event: code === '' ? 'disclosure_record.code_cleared' : 'disclosure_record.coded',
      ...{ targetType: 'disclosure_record', targetId: id },
      organizationIds: [record.requesterId, record.providerId, record.operatorId],
      after: { record: record.reference, code },
    });
  }
  await writeNote(db, actor, id, { supported, codeReason });
  await recordAudit(db, actor, {
    ...{ event: 'disclosure_record.support_noted', targetType: 'disclosure_record', targetId: id },
    after: { record: record.reference, supported },
  });
  return success({ id });
}

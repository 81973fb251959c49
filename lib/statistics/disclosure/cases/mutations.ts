import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { canReceive } from '../../policy';
import type { State } from '../constants';
import { findByReference } from '../records/queries';
import { dueOn, objectionTo } from '../rules';
import type {
  AddRecordInput,
  ConfirmCaseInput,
  DecideCaseInput,
  DeliverCaseInput,
  ExtendCaseInput,
  OpenCaseInput,
  WithdrawCaseInput,
} from '../schema';
import type { CaseDetail } from '../types';
import { lockCase } from './queries';

type Done = Result<{ number: number }>;

const isFuture = (date: string): boolean => date > dateInJapan(now());

/** Registers a request at the body that received it. It has thirty days. */
export async function openCase(db: Db, actor: Actor, input: OpenCaseInput): Promise<Done> {
  const { register, reference, requestWay, receivedOn, agreedToOther } = input;
  if (!canReceive(actor, register)) return failure('statistics.notReceivedHere', 'register');
  if (isFuture(receivedOn)) return failure('statistics.inFuture', 'receivedOn');
  const id = newId();
  const at = now();
  const due = dueOn(receivedOn);
  await db.disclosureCase.createMany({
    data: {
      ...{ id, organizationId: actor.organizationId, register, reference, requestWay, agreedToOther },
      ...{ receivedOn: toDateColumn(receivedOn), dueOn: toDateColumn(due), createdAt: at, updatedAt: at },
    },
  });
  const found = await lockCase(db, actor, id);
  if (found === null) throw new Error('a request that was just registered is not there');
  await enter(db, actor, found, 'opened', { register, requestWay, on: receivedOn, dueOn: due });
  return success({ number: found.number });
}

/** Whose identity was checked, by what: before that nothing is decided. */
export async function confirmCase(db: Db, actor: Actor, input: ConfirmCaseInput): Promise<Done> {
  const found = await take(db, actor, input, ['received']);
  if (!found.ok) return found;
  const { confirmedOn, confirmedBy } = input;
  if (isFuture(confirmedOn)) return failure('statistics.inFuture', 'confirmedOn');
  if (confirmedOn < found.value.receivedOn) return failure('statistics.beforeReceipt', 'confirmedOn');
  await write(db, found.value, { state: 'confirmed', confirmedOn: toDateColumn(confirmedOn), confirmedBy });
  await enter(db, actor, found.value, 'confirmed', { on: confirmedOn });
  return success({ number: found.value.number });
}

/** Once, told in writing before the first term ends. */
export async function extendCase(db: Db, actor: Actor, input: ExtendCaseInput): Promise<Done> {
  const found = await take(db, actor, input, ['received', 'confirmed']);
  if (!found.ok) return found;
  if (found.value.extensionReason !== '') return failure('statistics.alreadyExtended');
  if (isAfter(found.value.dueOn)) return failure('statistics.extensionLate');
  if (input.dueOn <= found.value.dueOn) return failure('statistics.dueTooEarly', 'dueOn');
  await write(db, found.value, { dueOn: toDateColumn(input.dueOn), extensionReason: input.extensionReason });
  await enter(db, actor, found.value, 'extended', { dueOn: input.dueOn });
  return success({ number: found.value.number });
}

const isAfter = (due: string): boolean => dateInJapan(now()) > due;

/**
 * A record of information linkage that the request is about, by its number in the register; where several pairs of bodies have that
 * number, also by the code of one of them.
 */
export async function addRecord(db: Db, actor: Actor, input: AddRecordInput): Promise<Done> {
  const found = await take(db, actor, input, ['received', 'confirmed']);
  if (!found.ok) return found;
  const { reference, bodyCode } = input;
  if (found.value.register !== 'linkage') return failure('statistics.noRecordsHere', 'reference');
  const [record, other] = await findByReference(db, reference, bodyCode);
  if (record === undefined) return failure('statistics.noRecord', 'reference', { reference });
  if (other !== undefined) return failure('statistics.severalRecords', 'bodyCode', { reference });
  if (found.value.records.some(({ id }) => id === record.id))
    return failure('statistics.recordTwice', 'reference', { reference });
  await db.disclosureCaseRecord.createMany({ data: { caseId: found.value.id, recordId: record.id } });
  await write(db, found.value, {});
  await enter(db, actor, found.value, 'record_added', { record: reference });
  return success({ number: found.value.number });
}

/** The asked body decides itself, on all records at once. */
export async function decideCase(db: Db, actor: Actor, input: DecideCaseInput): Promise<Done> {
  const found = await take(db, actor, input, ['confirmed']);
  if (!found.ok) return found;
  const { decision, decidedOn, decisionReason: reason, withheldIds } = input;
  const { id, register, records, confirmedOn, number } = found.value;
  if (isFuture(decidedOn)) return failure('statistics.inFuture', 'decidedOn');
  if (decidedOn < (confirmedOn ?? '')) return failure('statistics.beforeStep', 'decidedOn');
  const isOperator = actor.organizationKind === 'operator';
  const { organizationId } = actor;
  const objection = objectionTo({ register, organizationId, isOperator, records, withheldIds, decision, reason });
  if (objection !== null) return failure(objection.code, objection.field, objection.params);
  for (const record of records)
    await db.disclosureCaseRecord.updateMany({
      where: { caseId: id, recordId: record.id },
      data: { withheld: withheldIds.includes(record.id) },
    });
  const columns = { decision, decidedOn: toDateColumn(decidedOn), decisionReason: reason };
  await write(db, found.value, { state: 'decided', ...columns });
  const withheld = records.filter((record) => withheldIds.includes(record.id)).map(({ reference }) => reference);
  await enter(db, actor, found.value, 'decided', { decision, on: decidedOn, withheld });
  return success({ number });
}

/** In writing, unless the person agreed to another form. */
export async function deliverCase(db: Db, actor: Actor, input: DeliverCaseInput): Promise<Done> {
  const found = await take(db, actor, input, ['decided']);
  if (!found.ok) return found;
  const { deliveredOn, receiptWay, form } = input;
  if (isFuture(deliveredOn)) return failure('statistics.inFuture', 'deliveredOn');
  if (deliveredOn < (found.value.decidedOn ?? '')) return failure('statistics.beforeStep', 'deliveredOn');
  if (form === 'other' && !found.value.agreedToOther) return failure('statistics.notAgreed', 'form');
  await write(db, found.value, { state: 'delivered', deliveredOn: toDateColumn(deliveredOn), receiptWay, form });
  await enter(db, actor, found.value, 'delivered', { on: deliveredOn, receiptWay });
  return success({ number: found.value.number });
}

export async function withdrawCase(db: Db, actor: Actor, input: WithdrawCaseInput): Promise<Done> {
  const found = await take(db, actor, input, ['received', 'confirmed', 'decided']);
  if (!found.ok) return found;
  await write(db, found.value, { state: 'withdrawn' });
  await enter(db, actor, found.value, 'withdrawn', {});
  return success({ number: found.value.number });
}

/** The request under a lock, in a state in which the step is possible, as the form saw it. */
export async function take(
  db: Db,
  actor: Actor,
  { id, version }: { id: string; version: number },
  states: readonly State[],
): Promise<Result<CaseDetail>> {
  const found = await lockCase(db, actor, id);
  if (found === null) return failure('notFound');
  if (!states.includes(found.state)) return failure('statistics.wrongStep');
  return found.version === version ? success(found) : failure('conflict');
}

type Columns = Parameters<Db['disclosureCase']['updateMany']>[0]['data'];

const write = (db: Db, { id, version }: CaseDetail, data: Columns): Promise<unknown> =>
  db.disclosureCase.updateMany({ where: { id }, data: { ...data, updatedAt: now(), version: version + 1 } });

export const enter = (
  db: Db,
  actor: Actor,
  { id, number }: CaseDetail,
  verb: string,
  after: Readonly<Record<string, unknown>>,
): Promise<void> =>
  recordAudit(db, actor, {
    ...{ event: `disclosure_case.${verb}`, targetType: 'disclosure_case', targetId: id, after: { number, ...after } },
  });

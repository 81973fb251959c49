import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { newId } from '@/lib/core/ids';
import { shortOf } from '../declarations/rules';
import type { DecideApplicationInput, TakeApplicationInput } from './schema';

const openShape = z.object({ id: z.string(), host: z.string() });

/** Everything of an application that must arrive as it was taken. */
const hashOf = (input: TakeApplicationInput, baseVersion: number): string =>
  createHash('sha256')
    .update(JSON.stringify([input.kind, input.residentNumber, baseVersion, input.content]))
    .digest('hex');

const lastShape = z.object({ last: z.number() });

const versionShape = z.object({ version: z.number() });

/**
 * Takes an application instead of a change of the register. The receipt number is counted in the transaction, and shown when it has been
 * committed, that is, when it is on disk. Problems: notOpen, urgentNeeds.
 */
export async function takeApplication(
  db: Db,
  actor: Actor,
  input: TakeApplicationInput,
): Promise<Result<{ receiptNumber: string }>> {
  if (input.urgent && (input.vendorContact === '' || input.approver === ''))
    return failure('continuity.urgentNeeds', input.vendorContact === '' ? 'vendorContact' : 'approver');
  const [open] = await askRows(db, openShape)`
    SELECT id::text, host_code AS host FROM declarations
    WHERE organization_id = ${actor.organizationId}::uuid AND state = 'open' AND plan IN (1, 3) ORDER BY declared_at DESC LIMIT 1`;
  if (open === undefined) return failure('continuity.notOpen');
  const [counter] = await askRows(db, lastShape)`
    INSERT INTO declaration_counters AS c (declaration_id, name, last) VALUES (${open.id}::uuid, 'receipt', 1)
    ON CONFLICT (declaration_id, name) DO UPDATE SET last = c.last + 1 RETURNING last`;
  const [person] = await askRows(
    db,
    versionShape,
  )`SELECT version FROM residents WHERE number = ${input.residentNumber}`;
  const baseVersion = person?.version ?? 0;
  const [id, receiptNumber] = [newId(), `${open.host}-${shortOf(open.id)}-${counter?.last ?? 1}`];
  await db.$executeRaw`
    INSERT INTO queued_applications (id, receipt_number, declaration_id, organization_id, site, kind, resident_number, base_version, content,
      content_hash, addressee, papers_owed, urgent, vendor_contact, approver, taken_by, taken_at)
    VALUES (${id}::uuid, ${receiptNumber}, ${open.id}::uuid, ${actor.organizationId}::uuid, ${open.host}, ${input.kind}, ${input.residentNumber},
      ${baseVersion}, ${input.content}, ${hashOf(input, baseVersion)}, ${input.addressee}, ${input.papersOwed}, ${input.urgent},
      ${input.vendorContact}, ${input.approver}, ${actor.userName}, ${now()})`;
  await recordAudit(db, actor, {
    event: 'queued_application.taken',
    targetType: 'queued_application',
    targetId: id,
    after: { receipt: receiptNumber, kind: input.kind, urgent: input.urgent },
  });
  await publish(db, { organizationIds: [actor.organizationId], topic: 'continuity', id });
  return success({ receiptNumber });
}

/** A person decides each item at the center; what was decided stays. Problems: notFound = not there, or decided meanwhile. */
export async function decideApplication(
  db: Db,
  actor: Actor,
  { id, outcome, reason }: DecideApplicationInput,
): Promise<Result<{ id: string }>> {
  const changed = await db.$executeRaw`
    UPDATE queued_applications SET outcome = ${outcome}, decided_by = ${actor.userName}, decided_at = ${now()}, decision_reason = ${reason},
      version = version + 1
    WHERE id = ${id}::uuid AND organization_id = ${actor.organizationId}::uuid AND outcome = 'waiting'`;
  if (changed !== 1) return failure('notFound');
  await recordAudit(db, actor, {
    event: 'queued_application.decided',
    targetType: 'queued_application',
    targetId: id,
    after: { outcome, reason },
  });
  await publish(db, { organizationIds: [actor.organizationId], topic: 'continuity', id });
  return success({ id });
}

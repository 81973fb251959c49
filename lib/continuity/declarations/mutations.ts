import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { type Plan, plans, stepCounts, workingSteps } from '../plans/constants';
import { type Facts, hindering, needsSecond } from '../plans/rules';
import { readFacts } from './queries';
import type { DeclareInput, DoStepInput, EndDeclarationInput, ReserveInput } from './schema';

function unmet(plan: Plan, facts: Facts): Result<never> | null {
  const which = hindering(plan, facts);
  return which.length === 0 ? null : failure('continuity.preconditions', undefined, { which: which.join(', ') });
}

const bodyShape = z.object({ id: organizationId, code: z.string() });
type Body = z.infer<typeof bodyShape>;

const find = async (db: Db, code: string): Promise<Body | undefined> =>
  (await askRows(db, bodyShape)`SELECT id::text, code FROM organizations WHERE code = ${code}`)[0];

/**
 * Declares that a town works by a plan. Case 1 is open at once, unless the clock is doubtful; cases 2 and 3 when a second person has
 * confirmed the representative's request (article 2 of the memorandum). Problems: notFound, preconditions, requestMissing, alreadyOpen.
 */
export async function declare(db: Db, actor: Actor, input: DeclareInput): Promise<Result<{ id: string }>> {
  const plan = input.plan as Plan;
  const [town, host] = [await find(db, input.town), await find(db, input.host)];
  if (town === undefined || host === undefined) return failure('notFound', 'town');
  // At a partner server the host declares for the town that asked; elsewhere everybody for their own.
  if (plan !== 3 && town.id !== actor.organizationId) return failure('denied', 'town');
  if (plan === 3 ? host.id !== actor.organizationId : plan === 1 && host.id !== town.id)
    return failure('denied', 'host');
  if (plan !== 1 && (input.representative === '' || input.means === ''))
    return failure('continuity.requestMissing', input.representative === '' ? 'representative' : 'means');
  const facts = await readFacts(db, plan, town.code);
  const missing = unmet(plan, facts);
  if (missing) return missing;
  const open = await askRows(
    db,
    anyRow,
  )`SELECT FROM declarations WHERE organization_id = ${town.id}::uuid AND state IN ('requested', 'open')`;
  if (open.length > 0) return failure('continuity.alreadyOpen');
  return success(await insert(db, actor, { plan, facts, town, host, input }));
}

interface Declaring {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly town: Body;
  readonly host: Body;
  readonly input: DeclareInput;
}

async function insert(db: Db, actor: Actor, { plan, facts, town, host, input }: Declaring): Promise<{ id: string }> {
  const [id, at] = [newId(), now()];
  const waits = needsSecond(plan, facts);
  const dataAt = plan === 2 ? null : facts.dataAt;
  await db.$executeRaw`
    INSERT INTO declarations (id, organization_id, organization_code, plan, host_code, state, reason, representative, request_means,
      request_recorded_by, request_recorded_id, declared_by, declared_by_id, declared_at, opened_at, data_at)
    VALUES (${id}::uuid, ${town.id}::uuid, ${town.code}, ${plan}, ${host.code}, ${waits ? 'requested' : 'open'}, ${input.reason}, ${input.representative}, ${input.means},
      ${waits ? actor.userName : ''}, ${waits ? actor.userId : null}::uuid, ${actor.userName}, ${actor.userId}::uuid, ${at},
      ${waits ? null : at}, ${dataAt})`;
  const numbers = Array.from({ length: stepCounts[plan] }, (_, index) => index + 1);
  await db.$executeRaw`INSERT INTO declaration_steps (declaration_id, number) SELECT ${id}::uuid, n FROM unnest(${numbers}::int[]) AS n`;
  await recordAudit(db, actor, {
    event: waits ? 'declaration.requested' : 'declaration.opened',
    targetType: 'declaration',
    targetId: id,
    organizationIds: [town.id, host.id],
    after: { plan, town: town.code, host: host.code, reason: input.reason, representative: input.representative },
  });
  await publish(db, { organizationIds: [...new Set([town.id, host.id])], topic: 'continuity', id });
  return { id };
}

/** The town and its host act by a declaration; the third town, which sees it, does not. */
const involved = (actor: Actor, { townId, host }: Row): boolean =>
  townId === actor.organizationId || host === actor.organizationCode;

const rowShape = z.object({
  id: z.string(),
  townId: organizationId,
  town: z.string(),
  plan: z.literal(plans),
  host: z.string(),
  state: z.string(),
  recordedId: userId.nullable(),
});
type Row = z.infer<typeof rowShape>;

async function findDeclaration(db: Db, id: string): Promise<Row | undefined> {
  const rows = await askRows(db, rowShape)`
    SELECT id::text, organization_id::text AS "townId", organization_code AS town, plan, host_code AS host, state,
      request_recorded_id::text AS "recordedId" FROM declarations WHERE id = ${id}::uuid`;
  return rows[0];
}

/** A second person confirms the representative's request, or in case 1 the date: from then on the plan holds. Problems: notFound, denied, samePerson, preconditions, conflict. */
export async function confirmDeclaration(
  db: Db,
  actor: Actor,
  { id }: { id: string },
): Promise<Result<{ id: string }>> {
  const declaration = await findDeclaration(db, id);
  if (declaration === undefined) return failure('notFound');
  if (!involved(actor, declaration)) return failure('denied');
  if (declaration.recordedId === actor.userId) return failure('continuity.samePerson');
  const missing = unmet(declaration.plan, await readFacts(db, declaration.plan, declaration.town));
  if (missing) return missing;
  const changed = await db.$executeRaw`
    UPDATE declarations SET state = 'open', opened_at = ${now()}, request_confirmed_by = ${actor.userName}, version = version + 1
    WHERE id = ${id}::uuid AND state = 'requested'`;
  if (changed !== 1) return failure('conflict');
  if (declaration.plan === 3)
    await db.$executeRaw`
      INSERT INTO site_requests (id, organization_id, kind, payload, requested_by, requested_at)
      VALUES (${newId()}::uuid, ${actor.organizationId}::uuid, 'prepare', ${JSON.stringify({ declaration: id })}::json, ${actor.userName}, ${now()})`;
  await recordAudit(db, actor, {
    event: 'declaration.opened',
    targetType: 'declaration',
    targetId: id,
    organizationIds: [declaration.townId],
    after: { plan: declaration.plan, town: declaration.town, host: declaration.host },
  });
  await publish(db, { organizationIds: [declaration.townId, actor.organizationId], topic: 'continuity', id });
  return success({ id });
}

/** Ends a declaration: closed when it is over, withdrawn when it was made in error. What was queued stays. */
export async function endDeclaration(
  db: Db,
  actor: Actor,
  { id, how, reason }: EndDeclarationInput,
): Promise<Result<{ id: string }>> {
  const declaration = await findDeclaration(db, id);
  if (declaration === undefined) return failure('notFound');
  if (!involved(actor, declaration)) return failure('denied');
  const changed = await db.$executeRaw`
    UPDATE declarations SET state = ${how}, ended_at = ${now()}, ended_by = ${actor.userName}, end_reason = ${reason}, reported_at = NULL,
      version = version + 1 WHERE id = ${id}::uuid AND state IN ('requested', 'open')`;
  if (changed !== 1) return failure('continuity.notOpen');
  if (declaration.plan === 3)
    await db.$executeRaw`
      INSERT INTO site_requests (id, organization_id, kind, payload, requested_by, requested_at)
      VALUES (${newId()}::uuid, ${actor.organizationId}::uuid, 'dismantle',
        ${JSON.stringify({ declaration: id, town: declaration.town, townId: declaration.townId })}::json, ${actor.userName}, ${now()})`;
  await recordAudit(db, actor, {
    event: 'declaration.ended',
    targetType: 'declaration',
    targetId: id,
    organizationIds: [declaration.townId],
    after: { reason, outcome: how },
  });
  await publish(db, { organizationIds: [declaration.townId, actor.organizationId], topic: 'continuity', id });
  return success({ id });
}

/** Marks a step of the runbook as done, by whom, when, with what evidence. */
export async function doStep(
  db: Db,
  actor: Actor,
  { id, number, state, evidence, despite }: DoStepInput,
): Promise<Result<{ id: string }>> {
  const declaration = await findDeclaration(db, id);
  if (declaration === undefined) return failure('notFound');
  if (!involved(actor, declaration)) return failure('denied');
  if (declaration.state !== 'open') return failure('continuity.notOpen');
  // What holds the plan up is asked anew at each step of working by it; looking for the cause and ending go on without.
  const facts = await readFacts(db, declaration.plan, declaration.town);
  const missing = hindering(declaration.plan, facts);
  if (missing.length > 0 && number <= workingSteps[declaration.plan] && !despite)
    return failure('continuity.preconditions', 'despite', { which: missing.join(', ') });
  const changed = await db.$executeRaw`
    UPDATE declaration_steps SET state = ${state}, done_by = ${actor.userName}, done_at = ${now()}, evidence = ${evidence}
    WHERE declaration_id = ${id}::uuid AND number = ${number} AND state = 'open'`;
  if (changed !== 1) return failure('conflict');
  await recordAudit(db, actor, {
    event: 'declaration.step_done',
    targetType: 'declaration',
    targetId: id,
    organizationIds: [declaration.townId],
    after: { step: number, evidence, unmet: missing.join(', ') },
  });
  await publish(db, { organizationIds: [declaration.townId, actor.organizationId], topic: 'continuity', id });
  return success({ id });
}

/** Writes down that a share was given, by whom and with what outcome; the share itself went past every table. */
export async function noteShare(
  db: Db,
  actor: Actor,
  { id, holder, outcome }: { readonly id: string; readonly holder: string; readonly outcome: string },
): Promise<void> {
  const declaration = await findDeclaration(db, id);
  await recordAudit(db, actor, {
    event: 'declaration.share_given',
    targetType: 'declaration',
    targetId: id,
    organizationIds: declaration === undefined ? [] : [declaration.townId],
    after: { holder, outcome },
  });
}

const reserveShape = z.object({ left: z.number(), name: z.string() });

/**
 * A town puts so many of its things aside for a declaration, instead of what it had; none gives them back. Problems: notFound, notOpen,
 * reserved (more than there is).
 */
export async function reserve(
  db: Db,
  actor: Actor,
  { id, itemId, quantity }: ReserveInput,
): Promise<Result<{ id: string }>> {
  const declaration = await findDeclaration(db, id);
  if (declaration === undefined) return failure('notFound');
  if (!['requested', 'open'].includes(declaration.state)) return failure('continuity.notOpen');
  // Two declarations at once do not get the last terminal both; at a site the item's own row cannot be locked.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`reserve ${itemId}`}))`;
  const [item] = await askRows(db, reserveShape)`
    SELECT i.name, (i.quantity - coalesce((SELECT sum(r.quantity) FROM reservations r JOIN declarations d ON d.id = r.declaration_id
      WHERE r.item_id = i.id AND r.declaration_id <> ${id}::uuid AND d.state IN ('requested', 'open')), 0))::int AS left
    FROM inventory_items i WHERE i.id = ${itemId}::uuid AND i.organization_id = ${actor.organizationId}::uuid`;
  if (item === undefined) return failure('notFound', 'itemId');
  if (item.left < quantity) return failure('continuity.reserved', 'quantity');
  await db.$executeRaw`DELETE FROM reservations WHERE declaration_id = ${id}::uuid AND item_id = ${itemId}::uuid`;
  if (quantity > 0)
    await db.$executeRaw`
      INSERT INTO reservations (declaration_id, item_id, organization_id, quantity, reserved_by, at)
      VALUES (${id}::uuid, ${itemId}::uuid, ${actor.organizationId}::uuid, ${quantity}, ${actor.userName}, ${now()})`;
  await recordAudit(db, actor, {
    event: 'declaration.reserved',
    targetType: 'declaration',
    targetId: id,
    organizationIds: [declaration.townId],
    after: { name: item.name, quantity },
  });
  await publish(db, { organizationIds: [declaration.townId, actor.organizationId], topic: 'continuity', id });
  return success({ id });
}

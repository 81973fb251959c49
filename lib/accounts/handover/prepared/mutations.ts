import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import type { UserDisabled } from '@/lib/access/domain-server';
import { deriveIssuedPassword, hashIssuedPassword } from '@/lib/access/login/passwords';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan, toDateColumn } from '@/lib/calendar/rules';
import { enqueue } from '@/lib/core/background/queue';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/generated/client';
import { newId, type UserId } from '@/lib/core/ids';
import { audit as auditUser, lockUsers } from '../../users/mutations';
import { actingFor } from '../../users/policy';
import { mayTouch } from '../../users/rules';
import { carryOut, type HandedOver } from '../mutations';
import { planFor } from '../queries';
import { countLines } from '../rules';
import type { applySchema } from '../schema';
import type { PlannedLine } from '../types';
import { tellTask } from './constants';
import { findPrepared, getPrepared, listWaiting } from './queries';
import { isAhead, isOpen, linesLeft } from './rules';
import type { changePreparedSchema, preparedRefSchema, prepareSchema } from './schema';
import type { PreparedHandover, Settled } from './types';

type Wanted = z.output<typeof applySchema> & { readonly effectiveOn: string };
type Target = Pick<PreparedHandover, 'id'> & { readonly organizationId: PreparedHandover['organization']['id'] };

function audit(
  db: Db,
  actor: Actor,
  verb: string,
  { id, organizationId }: Target,
  states: { readonly before?: Record<string, unknown>; readonly after?: Record<string, unknown> },
): Promise<void> {
  const acting = actingFor(actor, organizationId);
  return recordAudit(db, actor, {
    event: `handover.${verb}`,
    targetType: 'handover',
    targetId: id,
    organizationIds: [organizationId],
    ...(acting === undefined ? {} : { actingForOrganizationId: acting }),
    ...states,
  });
}

/** What was previewed, if it is for a day ahead and all of it is possible as things are. */
async function judge(db: Db, actor: Actor, wanted: Wanted): Promise<Result<readonly PlannedLine[]>> {
  if (!isAhead(wanted.effectiveOn, dateInJapan(now()))) return failure('accounts.notAhead', 'effectiveOn');
  const planned = await planFor(db, actor, wanted);
  if (!planned.ok) return planned;
  const { lines, fingerprint } = planned.value.plan;
  if (fingerprint !== wanted.fingerprint) return failure('conflict');
  return lines.some(({ problems }) => problems.length > 0) ? failure('invalid', 'text') : success(lines);
}

const contentOf = (actor: Actor, { text, effectiveOn }: Wanted) => ({
  text,
  effectiveOn: toDateColumn(effectiveOn),
  preparedBy: actor.userId,
  preparedName: actor.userName,
  preparedAt: now(),
});

export async function prepareHandover(
  db: Db,
  actor: Actor,
  input: z.output<typeof prepareSchema>,
): Promise<Result<string>> {
  const judged = await judge(db, actor, input);
  if (!judged.ok) return judged;
  const id = newId();
  const { organizationId, effectiveOn } = input;
  await db.preparedHandover.create({ data: { id, organizationId, ...contentOf(actor, input) }, select: { id: true } });
  await audit(db, actor, 'prepared', { id, organizationId } as Target, {
    after: { effectiveOn, ...countLines(judged.value) },
  });
  return success(id);
}

/** One that may still be changed, in the version that the page showed. */
async function takeOpen(
  db: Db,
  actor: Actor,
  { id, version }: z.output<typeof preparedRefSchema>,
): Promise<Result<PreparedHandover>> {
  const handover = await getPrepared(db, actor, id);
  if (!handover) return failure('notFound');
  if (!isOpen(handover, dateInJapan(now()))) return failure('accounts.handoverOver');
  return handover.version === version ? success(handover) : failure('conflict');
}

const open = ({ id, version }: Pick<PreparedHandover, 'id' | 'version'>) => ({
  where: { id, version, state: { in: ['prepared', 'refused'] } },
});

/** Replaces its lines and its day; who does that answers for it from then on. */
export async function changePrepared(
  db: Db,
  actor: Actor,
  input: z.output<typeof changePreparedSchema>,
): Promise<Result<string>> {
  const taken = await takeOpen(db, actor, input);
  if (!taken.ok) return taken;
  const handover = taken.value;
  const organizationId = handover.organization.id;
  const wanted = { ...input, organizationId };
  const judged = await judge(db, actor, wanted);
  if (!judged.ok) return judged;
  const anew = { state: 'prepared', settledAt: null, problem: null, outcome: Prisma.DbNull };
  const { count } = await db.preparedHandover.updateMany({
    ...open(handover),
    data: { ...contentOf(actor, wanted), ...anew, version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  await audit(
    db,
    actor,
    'changed',
    { id: handover.id, organizationId },
    {
      before: { effectiveOn: handover.effectiveOn },
      after: { effectiveOn: input.effectiveOn, ...countLines(judged.value) },
    },
  );
  return success(handover.id);
}

export async function withdrawPrepared(
  db: Db,
  actor: Actor,
  input: z.output<typeof preparedRefSchema>,
): Promise<Result<string>> {
  const taken = await takeOpen(db, actor, input);
  if (!taken.ok) return taken;
  const { id, organization, effectiveOn } = taken.value;
  const { count } = await db.preparedHandover.updateMany({
    ...open(taken.value),
    data: { state: 'withdrawn', settledAt: now(), problem: null, version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  await audit(db, actor, 'withdrawn', { id, organizationId: organization.id }, { before: { effectiveOn } });
  return success(id);
}

/**
 * Applies one whose moment has come, in the name of who prepared it: planned again now, as a whole or not at all. When it is refused
 * nothing was written. Changes of the organization's users queue before it is looked at, so two workers apply it once.
 */
export async function applyPrepared(
  db: Db,
  keeper: Actor,
  seen: PreparedHandover,
  reactions: readonly UserDisabled[],
): Promise<Settled> {
  const organizationId = seen.organization.id;
  await lockUsers(db, organizationId);
  const handover = await findPrepared(db, seen.id);
  if (handover?.state !== 'prepared' || handover.version !== seen.version) return { state: 'over' };
  const { id, text, effectiveOn } = handover;
  const planned = await planFor(db, keeper, { organizationId, text });
  if (!planned.ok) return { state: 'refused', problem: planned.problems[0]?.code ?? 'notFound', outcome: null };
  const { lines } = planned.value.plan;
  const left = linesLeft(lines);
  if (left === null) return { state: 'refused', problem: null, outcome: lines };
  const { count } = await db.preparedHandover.updateMany({
    ...open(handover),
    data: { state: 'applied', settledAt: now(), outcome: toJson(lines), version: { increment: 1 } },
  });
  if (count === 0) return { state: 'over' };
  // Nobody is there to read passwords: they are issued when somebody is.
  const done = await carryOut(db, keeper, organizationId, left, { key: null, reactions });
  if (done === null) throw new Error('a user changed while a hand-over was applied');
  await audit(db, keeper, 'applied', { id, organizationId }, { after: { effectiveOn, ...countLines(left) } });
  await enqueue(db, tellTask, { id });
  return { state: 'applied' };
}

export const toJson = (lines: readonly PlannedLine[]) => lines as unknown as Prisma.InputJsonValue;

/** Passwords for those whom an applied hand-over added and who have not logged in yet; they replace those issued before. */
export async function issuePasswords(
  db: Db,
  actor: Actor,
  id: string,
  key: string,
): Promise<Result<Pick<HandedOver, 'added'>>> {
  const handover = await getPrepared(db, actor, id);
  if (!handover) return failure('notFound');
  const organizationId = handover.organization.id;
  await lockUsers(db, organizationId);
  const waiting = (await listWaiting(db, handover)).filter(({ roles }) =>
    mayTouch(
      actor.roles,
      roles.map(({ role }) => role),
    ),
  );
  if (waiting.length === 0) return failure('accounts.nobodyWaits');
  const hashes = await Promise.all(
    waiting.map(({ loginId }) => hashIssuedPassword(deriveIssuedPassword(key, loginId))),
  );
  for (const [index, user] of waiting.entries()) {
    const passwordHash = hashes[index] ?? null;
    await db.user.updateMany({ where: { id: user.id }, data: { passwordHash, passwordSetAt: now() } });
    await auditUser(db, actor, 'password.reset', { id: user.id as UserId, organizationId });
  }
  return success({ added: waiting.map(({ loginId, name }) => ({ loginId, name })) });
}

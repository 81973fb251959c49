import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { UserDisabled } from '@/lib/access/domain-server';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import { audit, endWork, insertUsers, lockUsers, replaceRoles, setPerson } from '../users/mutations';
import { actingFor } from '../users/policy';
import { planFor } from './queries';
import { countLines } from './rules';
import type { PlannedLine } from './types';

/** An applied hand-over: whose passwords are to be handed out, and how much changed. */
export interface HandedOver {
  readonly added: readonly { readonly loginId: string; readonly name: string }[];
  readonly changed: number;
}

/**
 * Does what the preview showed, as a whole or not at all. The file is planned again inside the transaction: when the state moved
 * in between, the plan has another fingerprint and nothing is done.
 */
export async function applyHandover(
  db: Db,
  actor: Actor,
  input: { readonly organizationId: OrganizationId; readonly text: string; readonly fingerprint: string },
  key: string,
  reactions: readonly UserDisabled[],
): Promise<Result<HandedOver>> {
  await lockUsers(db, input.organizationId);
  const planned = await planFor(db, actor, input);
  if (!planned.ok) return planned;
  const { lines, fingerprint } = planned.value.plan;
  if (fingerprint !== input.fingerprint) return failure('conflict');
  if (lines.some(({ problems }) => problems.length > 0)) return failure('invalid', 'text');
  const done = await carryOut(db, actor, input.organizationId, lines, { key, reactions });
  return done ? success(done) : failure('conflict');
}

/** Does what was planned and writes it down; null = somebody changed one of the users meanwhile, and the transaction must not be kept. */
export async function carryOut(
  db: Db,
  actor: Actor,
  organizationId: OrganizationId,
  lines: readonly PlannedLine[],
  { key, reactions }: { readonly key: string | null; readonly reactions: readonly UserDisabled[] },
): Promise<HandedOver | null> {
  if (!(await addUsers(db, actor, organizationId, lines, key))) return null;
  for (const line of lines) {
    if (line.kind !== 'add' && !(await applyLine(db, actor, organizationId, line, reactions))) return null;
  }
  await auditWhole(db, actor, organizationId, lines);
  const added = lines.flatMap(({ kind, loginId, after }) =>
    kind === 'add' ? [{ loginId, name: after?.name ?? '' }] : [],
  );
  return { added, changed: lines.length - added.length };
}

async function applyLine(
  db: Db,
  actor: Actor,
  organizationId: OrganizationId,
  line: PlannedLine,
  reactions: readonly UserDisabled[],
): Promise<boolean> {
  const { id, version, before, after } = line;
  if (id === null || version === null || !before) return false;
  const target = { id, organizationId };
  if (line.kind === 'change' && after) {
    const { roles, ...person } = after;
    if (!(await setPerson(db, id, version, person))) return false;
    await replaceRoles(db, id, before.roles, roles);
    await audit(db, actor, 'user.changed', target, { before: { ...before }, after: { ...after } });
    return true;
  }
  const disabledAt = line.kind === 'disable' ? now() : null;
  const { count } = await db.user.updateMany({
    where: { id, version },
    data: { disabledAt, version: { increment: 1 } },
  });
  if (count === 0) return false;
  if (disabledAt) await endWork(db, id, reactions);
  await audit(db, actor, disabledAt ? 'user.disabled' : 'user.enabled', target);
  return true;
}

async function addUsers(
  db: Db,
  actor: Actor,
  organizationId: OrganizationId,
  lines: readonly PlannedLine[],
  key: string | null,
): Promise<boolean> {
  const added = lines.flatMap(({ kind, loginId, after }) =>
    kind === 'add' && after ? [{ loginId, person: after }] : [],
  );
  const ids = await insertUsers(db, organizationId, added, key);
  if (ids === null) return false;
  for (const [index, { loginId, person }] of added.entries()) {
    const target = { id: ids[index] as UserId, organizationId };
    await audit(db, actor, 'user.created', target, { after: { loginId, ...person } });
  }
  return true;
}

async function auditWhole(
  db: Db,
  actor: Actor,
  organizationId: OrganizationId,
  lines: readonly PlannedLine[],
): Promise<void> {
  const acting = actingFor(actor, organizationId);
  await recordAudit(db, actor, {
    event: 'users.handed_over',
    targetType: 'organization',
    targetId: organizationId,
    organizationIds: [organizationId],
    ...(acting === undefined ? {} : { actingForOrganizationId: acting }),
    after: countLines(lines),
  });
}

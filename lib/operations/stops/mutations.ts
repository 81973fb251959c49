import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { organizationId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { operatingNow } from '@/lib/window/queries';
import { canPlanStopOf } from '../policy';
import { findSubject } from './queries';
import { checkStop } from './rules';
import type { CancelStopInput, PlanStopInput } from './schema';
import type { StopSubject } from './types';

const checkPlannedStopShape = z.object({ title: z.string(), startsAt: z.date(), endsAt: z.date() });

/** May this actor plan this stop, and does it keep the rules? Its subject, or what is wrong. */
export async function checkPlannedStop(db: Db, actor: Actor, input: PlanStopInput): Promise<Result<StopSubject>> {
  const subject = await findSubject(db, actor, input.subject);
  if (subject === null) return failure('notFound', 'subject');
  if (!canPlanStopOf(actor, subject)) return failure('denied');
  if (input.services.length > 0 && actor.organizationKind !== 'center')
    return failure('operations.servicesOfCenter', 'services');
  const others = await askRows(db, checkPlannedStopShape)`
    SELECT title, starts_at AS "startsAt", ends_at AS "endsAt" FROM planned_stops
     WHERE cancelled_at IS NULL AND (node_id = ${subject.nodeId}::uuid OR system_id = ${subject.systemId}::uuid)`;
  const isSystem = subject.systemId !== null;
  const checked = checkStop(input, { now: await operatingNow(db), others, isSystem });
  return checked.ok ? success(subject) : checked;
}

/** Plans a stop. Whoever depends on it is told; the day is planned anew by it. */
export async function planStop(db: Db, actor: Actor, input: PlanStopInput): Promise<Result<{ id: string }>> {
  // Of two at once for one subject the second sees the first.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`planned_stops ${input.subject}`}))`;
  const subject = await checkPlannedStop(db, actor, input);
  if (!subject.ok) return subject;
  const { nodeId, systemId } = subject.value;
  const { title, startsAt, endsAt, services, reason } = input;
  const id = newId();
  await db.plannedStop.createMany({
    data: [
      {
        ...{ id, title, nodeId, systemId, startsAt, endsAt, services, reason },
        ...{ organizationId: actor.organizationId, createdAt: now() },
      },
    ],
  });
  await record(db, actor, 'planned', { id, title, startsAt, endsAt, services, ...subject.value });
  return success({ id });
}

/** A stop does not take place, or ends now if it is under way. */
export async function cancelStop(
  db: Db,
  actor: Actor,
  { id, version }: CancelStopInput,
): Promise<Result<{ id: string }>> {
  const stop = await db.plannedStop.findUnique({
    where: { id },
    include: { node: { select: { code: true } }, system: { select: { code: true } } },
  });
  if (stop === null) return failure('notFound');
  if (stop.organizationId !== actor.organizationId && actor.organizationKind !== 'center') return failure('denied');
  if (stop.endsAt <= (await operatingNow(db))) return failure('operations.over');
  const { count } = await db.plannedStop.updateMany({
    where: { id, version, cancelledAt: null },
    data: { cancelledAt: now(), version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  const subject = await findSubject(db, actor, stop.node?.code ?? stop.system?.code ?? '');
  if (subject) await record(db, actor, 'cancelled', { ...stop, ...subject });
  return success({ id });
}

interface Told extends StopSubject {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly services: readonly string[];
}

const idShape = z.object({ id: organizationId });

/** Audit row, notifications to those who depend on it, and what open pages hear. */
async function record(db: Db, actor: Actor, event: 'planned' | 'cancelled', stop: Told): Promise<void> {
  const { id, title, startsAt, endsAt, organizationId, serverOf, services } = stop;
  // A prefecture's or the nation's server stops all below it, a service everybody.
  const concerned = await askRows(db, idShape)`
    SELECT o.id::text FROM organizations o WHERE o.valid_to IS NULL AND o.kind IN ('municipality', 'prefecture', 'center') AND (
      o.id = ${organizationId}::uuid OR o.kind = 'center' OR ${services.length > 0}
      OR o.id = (SELECT p.parent_id FROM organizations p WHERE p.id = ${organizationId}::uuid)
      OR (${serverOf}::uuid IS NOT NULL AND (o.parent_id = ${serverOf}::uuid
        OR EXISTS (SELECT FROM organizations c WHERE c.id = ${serverOf}::uuid AND c.kind = 'center'))))`;
  const span = `${formatShortDateTime(startsAt, 'ja')}–${formatShortDateTime(endsAt, 'ja')}`;
  const spanEn = `${formatShortDateTime(startsAt, 'en')}–${formatShortDateTime(endsAt, 'en')}`;
  await recordAudit(db, actor, {
    event: `stop.${event}`,
    targetType: 'stop',
    targetId: id,
    organizationIds: [...new Set([actor.organizationId, organizationId])],
    after: { title, span },
  });
  await notify(
    db,
    actor,
    concerned.map((one) => ({
      kind: `stop.${event}` as const,
      organizationId: one.id,
      roles: administrators,
      targetType: 'stop',
      targetId: id,
      url: '/operations/stops',
      params: { title, span, spanEn, organization: actor.organizationName, organizationEn: actor.organizationNameEn },
    })),
  );
  await publish(db, { organizationIds: '*', topic: 'operations', id });
}

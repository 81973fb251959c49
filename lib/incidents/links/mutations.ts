import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { LinkKind } from '../constants';
import { enter, move } from '../entries/mutations';
import { laneOf } from '../flow/rules';
import { type LockedIncident, lockIncident } from '../queries';
import type { LinkInput } from '../schema';
import { findTargets } from './queries';

/** Ties alarms or inquiries to an incident; all of them are there and seen by the actor, or none is tied. */
export async function addLinks(
  db: Db,
  actor: Actor,
  incident: LockedIncident,
  kind: LinkKind,
  numbers: readonly string[],
): Promise<Result<null>> {
  if (numbers.length === 0) return success(null);
  const targets = await findTargets(db, kind, numbers);
  const missing = numbers.find((number) => !targets.some((target) => target.number === number));
  if (missing !== undefined)
    return failure('incidents.unknownLink', kind === 'alarm' ? 'alarms' : 'tickets', { number: missing });
  const at = now();
  await db.incidentLink.createMany({
    data: targets.map(({ id, number }) => ({ incidentId: incident.id, kind, targetId: id, number, at })),
    skipDuplicates: true,
  });
  await enter(db, actor, incident, {
    kind: 'linked',
    data: { kind, numbers: targets.map(({ number }) => number).join(', ') },
  });
  return success(null);
}

/** Ties more of them later. */
export async function linkTargets(db: Db, actor: Actor, input: LinkInput): Promise<Result<{ number: number }>> {
  const incident = await lockIncident(db, input.id);
  if (incident === null) return failure('notFound');
  if (laneOf(actor.organizationId, incident.bodies, incident.progress) === null) return failure('denied');
  const linked = await addLinks(db, actor, incident, input.kind, input.numbers);
  if (!linked.ok) return { ok: false, problems: linked.problems.map((problem) => ({ ...problem, field: 'numbers' })) };
  await move(db, incident, incident.progress);
  return success({ number: incident.number });
}

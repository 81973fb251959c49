import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { newId, type OrganizationId } from '@/lib/core/ids';
import type { EntryKind, Lane, Phase } from '../constants';
import { operatorHears, waitingOf } from '../flow/rules';
import type { LockedIncident } from '../queries';
import type { Progress } from '../types';

export interface Entry {
  readonly kind: EntryKind;
  readonly lane?: Lane | null;
  readonly phase?: Phase;
  readonly text?: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** Writes down what somebody did, with its audit row. */
export async function enter(db: Db, actor: Actor, incident: LockedIncident, entry: Entry): Promise<void> {
  const { kind, lane = null, phase = null, text = '', data = {} } = entry;
  await db.incidentEntry.createMany({
    data: [
      {
        ...{ id: newId(), incidentId: incident.id, at: now(), kind, lane, phase, text, data },
        ...{ organizationId: actor.organizationId, userName: actor.userName },
      },
    ],
  });
  await recordAudit(db, actor, {
    event: `incident.${kind}`,
    targetType: 'incident',
    targetId: incident.id,
    organizationIds: incident.concernedIds,
    after: {
      number: incident.number,
      ...(lane === null ? {} : { lane }),
      ...(phase === null ? {} : { phase }),
      ...data,
    },
  });
}

export interface Moved {
  readonly progress: Progress;
  /** Who has to act now. */
  readonly waiting: readonly OrganizationId[];
  /** Who sees it from now on, and did not before. */
  readonly added: readonly OrganizationId[];
}

type Columns = Parameters<Db['incident']['updateMany']>[0]['data'];

/** Brings the row in line with how far the incident has got: who sees it, who has to act. */
export async function move(
  db: Db,
  incident: LockedIncident,
  progress: Progress,
  more: Columns = {},
  seers: readonly OrganizationId[] = [],
): Promise<Moved> {
  const { bodies, concernedIds, urgent, id } = incident;
  const operator = operatorHears(progress, urgent) ? [bodies[3]] : [];
  const added = [...new Set([...operator, ...seers])].filter((seer) => !concernedIds.includes(seer));
  // Nobody owes what they cannot see yet.
  const seen = [...concernedIds, ...added];
  const waiting = waitingOf(progress, bodies).filter((body) => seen.includes(body));
  const at = now();
  await db.incident.updateMany({
    where: { id },
    data: {
      ...{ done1: progress.done[1], done2: progress.done[2], done3: progress.done[3] },
      ...{ concernedIds: seen, waitingIds: waiting, updatedAt: at, version: incident.version + 1 },
      ...(progress.closed ? { state: 'closed' as const, closedAt: at } : {}),
      ...more,
    },
  });
  return { progress, waiting, added };
}

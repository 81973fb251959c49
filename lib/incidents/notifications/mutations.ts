import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { enqueue } from '@/lib/core/background/queue';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { tellTask } from '../constants';
import { tellAt } from './rules';

const kinds = [
  'incident.opened',
  'incident.reported',
  'incident.escalated',
  'incident.addressed',
  'incident.confirmed',
  'incident.answered',
  'incident.revised',
  'incident.review_due',
  'incident.closed',
  'incident.duty_due',
] as const;
export type IncidentKind = (typeof kinds)[number];

const telling = z.object({
  /** Of this telling: the task may run twice. */
  key: z.string(),
  kind: z.enum(kinds),
  organizationIds: z.array(z.uuid().pipe(organizationId)),
  userId: z.uuid().pipe(userId).nullable(),
  id: z.uuid(),
  number: z.number(),
  title: z.string(),
  organization: z.string(),
  organizationEn: z.string(),
  urgent: z.boolean(),
});
type Telling = z.output<typeof telling>;

export interface Told {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly urgent: boolean;
}

/** Tells these organizations, at once or (at night, where it is not urgent) in the morning; open pages hear of it in any case at once. */
export async function tell(
  db: Db,
  actor: Actor,
  incident: Told,
  kind: IncidentKind,
  organizationIds: readonly OrganizationId[],
): Promise<void> {
  const others = [...new Set(organizationIds)];
  if (others.length === 0) return;
  const { id, number, title, urgent } = incident;
  const message: Telling = {
    ...{ key: newId(), kind, organizationIds: others, userId: actor.userId, id, number, title, urgent },
    ...{ organization: actor.organizationName, organizationEn: actor.organizationNameEn },
  };
  const at = now();
  const runAt = tellAt(at, urgent);
  if (runAt.getTime() === at.getTime()) await send(db, message);
  else await enqueue(db, tellTask, message, { key: message.key, runAt });
  await publish(db, { organizationIds: others, topic: 'incidents', id });
}

const send = (db: Db, message: Telling): Promise<void> =>
  notify(
    db,
    message.userId === null ? null : { userId: message.userId },
    message.organizationIds.map((organizationId) => ({
      ...{ kind: message.kind, organizationId, roles: administrators },
      ...{ targetType: 'incident', targetId: message.id, url: `/incidents/${message.number}`, urgent: message.urgent },
      params: {
        ...{ number: message.number, title: message.title, key: message.key },
        ...{ organization: message.organization, organizationEn: message.organizationEn },
      },
    })),
  );

/** In the morning: what waited for it. Once, though the task may run twice. */
export async function tellInTheMorning(payload: unknown): Promise<void> {
  const message = telling.parse(payload);
  await withSystem(tellTask, async (db) => {
    const told = await askRows(db, anyRow)`
      SELECT FROM notification_events WHERE target_type = 'incident' AND target_id = ${message.id} AND params->>'key' = ${message.key} LIMIT 1`;
    if (told.length === 0) await send(db, message);
  });
}

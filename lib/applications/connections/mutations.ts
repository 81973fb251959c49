import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { OrganizationId } from '@/lib/core/ids';
import type { Effect } from '../constants';
import type { Values } from '../types';
import { findConnection, onlineOf } from './queries';
import { type ConnectionChange, changeConnection, changesConnection } from './rules';

interface Approved {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly values: Values;
}

/** What the application would make of a connection; null = its form touches none. Problems name the form's keys. */
export async function planConnection(
  db: Db,
  effect: Effect,
  { organizationId, values }: Pick<Approved, 'organizationId' | 'values'>,
): Promise<Result<ConnectionChange | null>> {
  if (!changesConnection(effect)) return success(null);
  const { system = '', date = '' } = values;
  const before = await findConnection(db, { organizationId, system, date });
  return changeConnection(effect, values, before, await onlineOf(db, organizationId, date));
}

/** Brings about what was approved: from its date on, today at the earliest, the connection is as the application asked for. */
export async function takeEffect(db: Db, actor: Actor, effect: Effect, application: Approved): Promise<Result<null>> {
  const planned = await planConnection(db, effect, application);
  if (!planned.ok) return planned;
  const change = planned.value;
  if (change === null) return success(null);
  const { system, date, connected, method, opens, closes } = change;
  // A review that took longer than the applicant thought: nothing begins in the past.
  if (date < dateInJapan(now())) return failure('applications.datePassed', 'date', { date });
  const { id, organizationId } = application;
  await db.$executeRaw`
    INSERT INTO connections (organization_id, system, valid_from, connected, method, opens, closes, application_id)
    VALUES (${organizationId}::uuid, ${system}, ${date}::date, ${connected}, ${method}, ${opens}::integer, ${closes}::integer, ${id}::uuid)
    ON CONFLICT (organization_id, system, valid_from) DO UPDATE SET connected = excluded.connected, method = excluded.method,
      opens = excluded.opens, closes = excluded.closes, application_id = excluded.application_id`;
  await recordAudit(db, actor, {
    event: 'connection.set',
    targetType: 'application',
    targetId: id,
    organizationIds: [organizationId],
    after: { system, date, connected, method, opens, closes },
  });
  return success(null);
}

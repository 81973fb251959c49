import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { organizationId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { today } from '../queries';
import { fiscalYearOf } from '../rules';
import type { BookSeatsInput, HoldSessionInput } from '../schema';

type Done = Result<{ year: number }>;

/** A group session of the own prefecture, new or changed; its municipalities are told of a new one. */
export async function holdSession(db: Db, actor: Actor, input: HoldSessionInput): Promise<Done> {
  const { id, version, title, heldOn, opens, closes, venue, capacity } = input;
  if (closes <= opens) return failure('training.order', 'closes');
  if (heldOn < today()) return failure('training.past', 'heldOn');
  const year = fiscalYearOf(heldOn);
  const key = id === '' ? newId() : id;
  const own = await askRows(db, anyRow)`
    SELECT 1 FROM training_sessions WHERE id = ${key}::uuid AND organization_id = ${actor.organizationId}::uuid`;
  if (id !== '' && own.length === 0) return failure('notFound');
  const changed =
    id === ''
      ? await db.$executeRaw`
          INSERT INTO training_sessions (id, organization_id, fiscal_year, title, held_on, opens, closes, venue, capacity)
          VALUES (${key}::uuid, ${actor.organizationId}::uuid, ${year}, ${title}, ${heldOn}::date, ${opens}, ${closes}, ${venue}, ${capacity})`
      : await db.$executeRaw`
          UPDATE training_sessions SET fiscal_year = ${year}, title = ${title}, held_on = ${heldOn}::date, opens = ${opens}, closes = ${closes},
            venue = ${venue}, capacity = ${capacity}, version = version + 1
          WHERE id = ${id}::uuid AND organization_id = ${actor.organizationId}::uuid AND version = ${version === '' ? 0 : version}
            AND (SELECT coalesce(sum(t.people), 0) FROM training_seats t WHERE t.session_id = training_sessions.id) <= ${capacity}`;
  if (changed === 0) return failure('conflict');
  if (id === '') await tellTowns(db, actor, { key, title, heldOn, year });
  await recordAudit(db, actor, {
    ...{
      event: 'training.session_held',
      targetType: 'training',
      targetId: key,
      organizationIds: [actor.organizationId],
    },
    after: { title, heldOn, venue, capacity },
  });
  return success({ year });
}

const idShape = z.object({ id: organizationId });

async function tellTowns(
  db: Db,
  actor: Actor,
  { key, title, heldOn, year }: { key: string; title: string; heldOn: string; year: number },
) {
  const towns = await askRows(db, idShape)`
    SELECT o.id::text FROM organizations o WHERE o.parent_id = ${actor.organizationId}::uuid AND o.valid_to IS NULL`;
  await notify(
    db,
    actor,
    towns.map((town) => ({
      ...{ kind: 'training.session_held' as const, organizationId: town.id, targetType: 'training', targetId: key },
      ...{ roles: administrators, url: `/training/sessions?year=${year}` },
      params: { title, date: heldOn },
    })),
  );
}

const bookSeatsShape = z.object({ heldOn: z.string(), year: z.number(), free: z.number(), own: z.number() });

/**
 * Seats for people of the own organization; 0 gives them back. One organization after the other books in a session, so that of two who
 * take the last seat one is told that it is full.
 */
export async function bookSeats(db: Db, actor: Actor, { sessionId, people, before }: BookSeatsInput): Promise<Done> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${sessionId}, 17))::text`;
  const [session] = await askRows(db, bookSeatsShape)`
    SELECT s.held_on::text AS "heldOn", s.fiscal_year AS year,
      s.capacity - coalesce(sum(t.people) FILTER (WHERE t.organization_id <> ${actor.organizationId}::uuid), 0)::int AS free,
      coalesce(sum(t.people) FILTER (WHERE t.organization_id = ${actor.organizationId}::uuid), 0)::int AS own
    FROM training_sessions s LEFT JOIN training_seats t ON t.session_id = s.id WHERE s.id = ${sessionId}::uuid GROUP BY s.id`;
  if (session === undefined || (before > 0 && session.own === 0)) return failure('notFound');
  if (session.own !== before) return failure('conflict');
  if (session.heldOn < today()) return failure('training.past');
  if (people > session.free) return failure('training.full', 'people', { free: session.free });
  await db.$executeRaw`
    INSERT INTO training_seats (session_id, organization_id, people, booked_by, booked_at)
    VALUES (${sessionId}::uuid, ${actor.organizationId}::uuid, ${people}, ${actor.userName}, ${now()})
    ON CONFLICT (session_id, organization_id) DO UPDATE SET people = EXCLUDED.people, booked_by = EXCLUDED.booked_by, booked_at = EXCLUDED.booked_at`;
  await recordAudit(db, actor, {
    ...{
      event: 'training.seats_booked',
      targetType: 'training',
      targetId: sessionId,
      organizationIds: [actor.organizationId],
    },
    before: { people: before },
    after: { people },
  });
  return success({ year: session.year });
}

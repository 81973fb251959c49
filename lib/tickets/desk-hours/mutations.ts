import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { AddDeskDayInput, SetDeskHoursInput } from './schema';

interface Saved {
  readonly saved: true;
}

const saved = success<Saved>({ saved: true });
const dayMinutes = 24 * 60;

/** Null = the span is one. */
function checkSpan({ opens, closes }: { readonly opens: number; readonly closes: number }): Result<never> | null {
  return closes > opens && closes <= dayMinutes ? null : failure('outOfRange', 'closes');
}

/**
 * Sets the usual hours of the actor's desk from a business date on, today at the earliest: what has passed stays passed. Running targets
 * follow within a minute (`tickets.recompute-targets`). Problem: `outOfRange`.
 */
export async function setDeskHours(db: Db, actor: Actor, input: SetDeskHoursInput): Promise<Result<Saved>> {
  const wrong = checkSpan(input);
  if (wrong !== null) return wrong;
  if (input.validFrom < dateInJapan(now())) return failure('outOfRange', 'validFrom');
  await db.$executeRaw`
    INSERT INTO desk_hours (organization_id, valid_from, opens, closes)
    VALUES (${actor.organizationId}::uuid, ${input.validFrom}::date, ${input.opens}, ${input.closes})
    ON CONFLICT (organization_id, valid_from) DO UPDATE SET opens = EXCLUDED.opens, closes = EXCLUDED.closes`;
  await audit(db, actor, 'desk_hours.set', { ...input });
  return saved;
}

/** Adds a day on which the desk works beside its hours. Problems: `required` date or which of the month, `outOfRange`. */
export async function addDeskDay(db: Db, actor: Actor, input: AddDeskDayInput): Promise<Result<Saved>> {
  const wrong = checkSpan(input);
  if (wrong !== null) return wrong;
  const today = dateInJapan(now());
  const once = input.when === 'date';
  if (once && input.date === '') return failure('required', 'date');
  if (once && input.date < today) return failure('outOfRange', 'date');
  if (!once && input.nth.length === 0) return failure('required', 'nth');
  await db.$executeRaw`
    INSERT INTO desk_days (id, organization_id, name, date, weekday, nth, opens, closes, valid_from)
    VALUES (${newId()}::uuid, ${actor.organizationId}::uuid, ${input.name}, ${once ? input.date : null}::date,
      ${once ? null : input.weekday}::smallint, ${once ? null : [...input.nth]}::smallint[], ${input.opens}, ${input.closes}, ${today}::date)`;
  const { name, when, opens, closes } = input;
  await audit(db, actor, 'desk_hours.day_added', { name, when, opens, closes });
  return saved;
}

const nameShape = z.object({ name: z.string() });

/** Takes an extra day back: from today on it is none any more. Problem: `notFound`. */
export async function removeDeskDay(db: Db, actor: Actor, id: string): Promise<Result<Saved>> {
  const today = dateInJapan(now());
  const [row] = await askRows(db, nameShape)`
    UPDATE desk_days SET valid_to = greatest(valid_from, ${today}::date) - 1
    WHERE id = ${id}::uuid AND organization_id = ${actor.organizationId}::uuid AND (valid_to IS NULL OR valid_to >= ${today}::date)
    RETURNING name`;
  if (row === undefined) return failure('notFound');
  await audit(db, actor, 'desk_hours.day_removed', { name: row.name });
  return saved;
}

const audit = (db: Db, actor: Actor, event: `desk_hours.${string}`, after: Readonly<Record<string, unknown>>) =>
  recordAudit(db, actor, { event, targetType: 'organization', targetId: actor.organizationId, after });

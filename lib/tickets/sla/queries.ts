import 'server-only';
import { z } from 'zod';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import { recomputeTask } from './constants';
import { type SlaPolicy, slaPolicyShape, slaReasons } from './types';

export const policyColumns = Prisma.sql`id, category::text, urgency::text, first_response_minutes AS "firstResponseMinutes",
  update_minutes AS "updateMinutes", solution_minutes AS "solutionMinutes", valid_from::text AS "validFrom"`;

export const listPolicies = (db: Ask): Promise<SlaPolicy[]> =>
  askRows(
    db,
    slaPolicyShape,
  )`SELECT ${policyColumns} FROM sla_policies ORDER BY category NULLS FIRST, urgency NULLS FIRST, valid_from`;

/** A ticket's targets as they are kept. */
export const keptTargetsShape = z.object({
  ticketId: z.string(),
  policyId: z.string(),
  reason: z.enum(slaReasons),
  deskOrganizationId: organizationId,
  startedAt: z.date(),
  firstResponseDue: z.date(),
  firstRespondedAt: z.date().nullable(),
  updateDue: z.date().nullable(),
  lastUpdateAt: z.date(),
  solutionDue: z.date(),
  solvedAt: z.date().nullable(),
  pausedSince: z.date().nullable(),
  pauses: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
});
export type KeptTargets = z.infer<typeof keptTargetsShape>;

export const targetColumns = Prisma.sql`s.ticket_id AS "ticketId", s.policy_id AS "policyId", s.reason,
  s.desk_organization_id AS "deskOrganizationId", s.started_at AS "startedAt", s.first_response_due AS "firstResponseDue",
  s.first_responded_at AS "firstRespondedAt", s.update_due AS "updateDue", s.last_update_at AS "lastUpdateAt",
  s.solution_due AS "solutionDue", s.solved_at AS "solvedAt", s.paused_since AS "pausedSince", s.pauses`;

/** Null = it has none: it came in before there were any, or stays inside its organization. */
export async function findTargets(db: Ask, ticketId: string): Promise<KeptTargets | null> {
  const [row] = await askRows(
    db,
    keptTargetsShape,
  )`SELECT ${targetColumns} FROM ticket_targets s WHERE s.ticket_id = ${ticketId}::uuid`;
  return row ?? null;
}

const markShape = z.object({ mark: z.string() });

/** What all desks' calendars are, in short: another text = one of them has changed. */
async function calendarsMark(db: Db): Promise<string> {
  const [row] = await askOne(db, markShape)`
    SELECT md5(concat_ws('|', (SELECT string_agg(date::text, ',' ORDER BY date) FROM holidays),
      (SELECT string_agg(concat_ws(' ', date, organization_id), ',' ORDER BY date, organization_id) FROM closures),
      (SELECT string_agg(h::text, ',' ORDER BY organization_id, valid_from) FROM desk_hours h),
      (SELECT string_agg(d::text, ',' ORDER BY id) FROM desk_days d))) AS mark`;
  return row.mark;
}

const dueShape = z.object({ due: z.string() });

/** An occurrence of the recomputation: null while the calendars are those of the last one. */
export async function calendarsChanged(instant: Date, db: Db): Promise<string | null> {
  const mark = await calendarsMark(db);
  const [last] = await askRows(db, dueShape)`
    SELECT due FROM tick_runs WHERE task = ${recomputeTask} ORDER BY ran_at DESC LIMIT 1`;
  return last?.due.startsWith(mark) ? null : `${mark} ${instant.toISOString()}`;
}

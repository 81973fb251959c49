import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { carried } from '@/lib/core/database/json-rows';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { targetNames, ticketGroups } from '../constants';
import { deskCalendar } from '../desk-hours/queries';
import { daySpan, usualHours } from '../desk-hours/rules';
import { type DeskCalendar, daySpanShape } from '../desk-hours/types';
import { pausesOf } from '../sla/mutations';
import { keptTargetsShape, targetColumns } from '../sla/queries';
import { owedNext, targetState, targetStateShape } from '../sla/rules';
import { slaPolicyShape, slaReasons } from '../sla/types';
import { holdKinds } from './schema';

export const holdShape = z.object({
  kind: z.enum(holdKinds),
  until: z.date(),
  note: z.string(),
  userName: z.string(),
});

export const recoveryShape = z.object({
  isolation: z.string(),
  cause: z.string(),
  contractor: z.string(),
  orderedAt: z.date().nullable(),
  expectedAt: z.date().nullable(),
  arrivedAt: z.date().nullable(),
  restoredAt: z.date().nullable(),
  version: z.number(),
  updatedByName: z.string(),
  updatedAt: z.date(),
});
export type Recovery = z.infer<typeof recoveryShape>;

/** One target with what it is based on. */
export const targetViewShape = z.object({
  name: z.enum([...targetNames, 'reply']),
  due: z.date(),
  state: targetStateShape,
  /** Of business hours. */
  minutes: z.number(),
});
export type TargetView = z.infer<typeof targetViewShape>;

const deskSpanShape = daySpanShape.pick({ opens: true, closes: true });
export type DeskSpan = z.infer<typeof deskSpanShape>;

export const targetsViewShape = z.object({
  reason: z.enum(slaReasons),
  /** Today's hours of the desk; the usual ones on a day off. */
  hours: deskSpanShape,
  deskName: z.string(),
  paused: z.boolean(),
  /** What is owed next: by when is the ticket's due time. */
  next: z.enum([...targetNames, 'reply']).nullable(),
  targets: z.array(targetViewShape).readonly(),
});
export type TargetsView = z.infer<typeof targetsViewShape>;

const basedTargetsShape = keptTargetsShape
  .extend(slaPolicyShape.pick({ firstResponseMinutes: true, updateMinutes: true, solutionMinutes: true }).shape)
  .extend({ deskName: z.string() });

const hoursToday = (calendar: DeskCalendar): DeskSpan =>
  daySpan(dateInJapan(now()), calendar) ?? calendar.hours.at(-1) ?? usualHours;

/** Null = no clock runs on it. */
async function readTargets(db: Ask, actor: Actor, ticketId: string): Promise<TargetsView | null> {
  const [kept] = await askRows(db, basedTargetsShape)`
    SELECT ${targetColumns}, p.first_response_minutes AS "firstResponseMinutes", p.update_minutes AS "updateMinutes",
      p.solution_minutes AS "solutionMinutes", ${nameFor(actor, Prisma.sql`o`)} AS "deskName"
    FROM ticket_targets s JOIN sla_policies p ON p.id = s.policy_id JOIN organizations o ON o.id = s.desk_organization_id
    WHERE s.ticket_id = ${ticketId}::uuid`;
  if (kept === undefined) return null;
  const calendar = await deskCalendar(db, kept.deskOrganizationId, kept.startedAt);
  const paused = kept.pausedSince !== null && kept.solvedAt === null;
  const pauses = pausesOf(kept);
  const stand = (name: TargetView['name'], due: Date, metAt: Date | null, minutes: number, startedAt: Date) => ({
    ...{ name, due, minutes },
    state: targetState({ due, metAt, minutes }, { startedAt, pauses, paused }, now(), calendar),
  });
  const { startedAt, lastUpdateAt } = kept;
  const due = { ...kept, updateDue: kept.updateDue ?? kept.solutionDue };
  const next = owedNext(kept, kept, due, calendar);
  return {
    reason: kept.reason,
    hours: hoursToday(calendar),
    deskName: kept.deskName,
    paused,
    next: next?.name ?? null,
    targets: [
      stand('first_response', kept.firstResponseDue, kept.firstRespondedAt, kept.firstResponseMinutes, startedAt),
      ...(kept.updateDue === null ? [] : [stand('update', kept.updateDue, null, kept.updateMinutes, lastUpdateAt)]),
      ...(next?.name !== 'reply'
        ? []
        : [
            {
              name: 'reply' as const,
              due: next.due,
              minutes: kept.updateMinutes,
              state: now() > next.due ? ('missed' as const) : ('running' as const),
            },
          ]),
      stand('solution', kept.solutionDue, kept.solvedAt, kept.solutionMinutes, startedAt),
    ],
  };
}

export const ticketWorkShape = z.object({
  group: z.enum(ticketGroups).nullable(),
  vendorMatter: z.boolean(),
  hold: holdShape.nullable(),
  recovery: recoveryShape.nullable(),
  /** The last handing on was the reader's organization's, and nobody else has opened it. */
  takesBack: z.boolean(),
  /** When the last handing on, by the reader's organization, was first opened elsewhere; null = it was not, or there is none. */
  openedAt: z.date().nullable(),
  targets: targetsViewShape.nullable(),
});
export type TicketWork = z.infer<typeof ticketWorkShape>;

const rowShape = ticketWorkShape.omit({ hold: true, recovery: true, targets: true }).extend({
  hold: carried(holdShape).nullable(),
  recovery: carried(recoveryShape).nullable(),
});

const date = (at: string | null) => (at === null ? null : new Date(at));

/** What stands around an inquiry for whoever works on it, as far as the reader sees it. */
export async function readTicketWork(db: Ask, actor: Actor, ticketId: string): Promise<TicketWork> {
  const [row] = await askRows(db, rowShape)`
    SELECT t.holder_group::text AS "group", t.vendor_matter AS "vendorMatter",
      (SELECT json_build_object('kind', h.kind, 'until', h.until, 'note', h.note, 'userName', h.user_name) FROM ticket_holds h
        WHERE h.ticket_id = t.id AND t.state NOT IN ('closed', 'withdrawn')) AS hold,
      (SELECT json_build_object('isolation', r.isolation, 'cause', r.cause, 'contractor', r.contractor, 'orderedAt', r.ordered_at,
        'expectedAt', r.expected_at, 'arrivedAt', r.arrived_at, 'restoredAt', r.restored_at, 'version', r.version,
        'updatedByName', r.updated_by_name, 'updatedAt', r.updated_at) FROM ticket_recoveries r WHERE r.ticket_id = t.id) AS recovery,
      EXISTS (SELECT FROM ticket_undos u WHERE u.ticket_id = t.id AND u.version = t.version) AND NOT renkei.is_opened(t.id) AS "takesBack",
      (SELECT u.opened_at FROM ticket_undos u WHERE u.ticket_id = t.id AND u.version = t.version AND u.opened_at >= u.at) AS "openedAt"
    FROM tickets t WHERE t.id = ${ticketId}::uuid`;
  if (row === undefined) throw new Error('the ticket went while its page was read');
  const { hold, recovery, ...facts } = row;
  return {
    ...facts,
    hold: hold && { ...hold, until: new Date(hold.until) },
    recovery: recovery && {
      ...recovery,
      orderedAt: date(recovery.orderedAt),
      expectedAt: date(recovery.expectedAt),
      arrivedAt: date(recovery.arrivedAt),
      restoredAt: date(recovery.restoredAt),
      updatedAt: new Date(recovery.updatedAt),
    },
    targets: await readTargets(db, actor, ticketId),
  };
}

import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { pageSize } from '../constants';
import { readTicketNumber } from '../number/rules';
import type { TicketDesk, TicketFilter, TicketSort } from './schema';
import { countLimit, type TicketPage, type TicketSummary } from './types';

type Viewer = Pick<Actor, 'userId' | 'organizationId'>;

/** What a desk holds. Row security already leaves out what the organization may not see. */
function deskCondition(desk: TicketDesk, viewer: Viewer): Prisma.Sql[] {
  const own = Prisma.sql`t.holder_organization_id = ${viewer.organizationId}::uuid`;
  if (desk === 'mine') return [Prisma.sql`p.open AND ${own} AND t.holder_user_id = ${viewer.userId}::uuid`];
  if (desk === 'organization') return [Prisma.sql`p.open AND ${own}`];
  return desk === 'waiting' ? [Prisma.sql`p.open AND NOT ${own}`] : [];
}

function textCondition(q: string): Prisma.Sql {
  const typed = readTicketNumber(q);
  if (typed.kind === 'number') return Prisma.sql`t.number = ${typed.number}`;
  return Prisma.sql`t.id IN (SELECT renkei.tickets_about(${q}))`;
}

function filterConditions(filter: TicketFilter, viewer: Viewer): Prisma.Sql[] {
  const { urgency, category, system, route, channel, state } = filter;
  const conditions: Prisma.Sql[] = [];
  if (urgency !== undefined) conditions.push(Prisma.sql`t.urgency = ${urgency}::ticket_urgency`);
  if (category !== undefined) conditions.push(Prisma.sql`t.category = ${category}::ticket_category`);
  if (system !== undefined) conditions.push(Prisma.sql`t.system = ${system}::ticket_system`);
  if (route !== undefined) conditions.push(Prisma.sql`t.route = ${route}::ticket_route`);
  if (channel !== undefined) conditions.push(Prisma.sql`t.channel = ${channel}::ticket_channel`);
  if (state === 'open') conditions.push(Prisma.sql`p.open`);
  else if (state !== undefined) conditions.push(Prisma.sql`t.state = ${state}::ticket_state`);
  if (filter.from !== undefined) {
    conditions.push(Prisma.sql`t.asker_organization_id IN (SELECT o.id FROM organizations o
      LEFT JOIN organizations p ON p.id = o.parent_id WHERE o.code = ${filter.from} OR p.code = ${filter.from})`);
  }
  if (filter.since !== undefined)
    conditions.push(Prisma.sql`t.created_at >= (${filter.since}::date::timestamp AT TIME ZONE 'Asia/Tokyo')`);
  if (filter.until !== undefined)
    conditions.push(Prisma.sql`t.created_at < ((${filter.until}::date + 1)::timestamp AT TIME ZONE 'Asia/Tokyo')`);
  if (filter.q !== undefined && filter.q !== '') conditions.push(textCondition(filter.q));
  if (filter.overdue !== undefined) conditions.push(Prisma.sql`t.due_at < ${now()}`);
  if (filter.unread !== undefined) conditions.push(unread(viewer));
  return conditions;
}

/** Until then everything counts as read: the account began, or the user's mark stands there. */
const since = (viewer: Viewer) => Prisma.sql`(SELECT greatest(u.created_at, m.read_until) FROM users u
    LEFT JOIN ticket_read_marks m ON m.user_id = u.id WHERE u.id = ${viewer.userId}::uuid)`;

/** Something happened since then that this person has neither written nor read. */
const unread = (
  viewer: Viewer,
) => Prisma.sql`(p.last_activity_at > ${since(viewer)} AND p.last_author_id IS DISTINCT FROM ${viewer.userId}::uuid
      AND (r.read_at IS NULL OR p.last_activity_at > r.read_at))`;

const orders: Readonly<Record<TicketSort, Prisma.Sql>> = {
  updated: Prisma.sql`p.last_activity_at DESC, p.ticket_id`,
  created: Prisma.sql`t.created_at DESC, t.id`,
  due: Prisma.sql`t.due_at NULLS LAST, t.id`,
  urgency: Prisma.sql`t.urgency, t.due_at NULLS LAST, t.id`,
};

function source(viewer: Viewer, conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`FROM ticket_parties p
    JOIN tickets t ON t.id = p.ticket_id
    LEFT JOIN ticket_reads r ON r.ticket_id = p.ticket_id AND r.user_id = ${viewer.userId}::uuid
    WHERE ${Prisma.join([Prisma.sql`p.organization_id = ${viewer.organizationId}::uuid`, ...conditions], ' AND ')}`;
}

/** One page of a desk with the number of matches and what each desk holds. */
export async function listTickets(db: Db, viewer: Viewer, filter: TicketFilter): Promise<TicketPage> {
  const conditions = [...deskCondition(filter.desk, viewer), ...filterConditions(filter, viewer)];
  const rows = await selectRows(db, viewer, conditions, filter.sort, pageSize, (filter.page - 1) * pageSize);
  const complete = filter.page === 1 && rows.length < pageSize;
  const { total, ...desks } = await count(db, viewer, complete ? null : conditions);
  return {
    rows,
    total: total ?? rows.length,
    counts: { ...desks, waiting: Math.max(desks.open - desks.organization, 0), all: 0 },
  };
}

/** Up to `limit` rows of what the filter shows, for an export. */
export function listForExport(db: Db, viewer: Viewer, filter: TicketFilter, limit: number): Promise<TicketSummary[]> {
  return selectRows(
    db,
    viewer,
    [...deskCondition(filter.desk, viewer), ...filterConditions(filter, viewer)],
    filter.sort,
    limit,
    0,
  );
}

function selectRows(
  db: Db,
  viewer: Viewer,
  conditions: readonly Prisma.Sql[],
  sort: TicketSort,
  limit: number,
  offset: number,
) {
  return db.$queryRaw<TicketSummary[]>`
    SELECT t.id, t.version, t.number, t.subject, t.state::text, t.urgency::text, t.category::text, t.system::text, t.route::text, t.channel::text,
      t.bypassed, a.name AS "askerName", ap.name AS "askerParentName", h.name AS "holderName", t.holder_user_name AS "holderUserName",
      t.holder_since AS "holderSince", t.due_at AS "dueAt", t.created_at AS "createdAt", page.last_activity_at AS "updatedAt", page.unread
    FROM (SELECT p.ticket_id, p.last_activity_at, ${unread(viewer)} AS unread, row_number() OVER (ORDER BY ${orders[sort]}) AS position
      ${source(viewer, conditions)} ORDER BY ${orders[sort]} LIMIT ${limit} OFFSET ${offset}) page
    JOIN tickets t ON t.id = page.ticket_id
    JOIN organizations a ON a.id = t.asker_organization_id
    LEFT JOIN organizations ap ON ap.id = a.parent_id
    JOIN organizations h ON h.id = t.holder_organization_id
    ORDER BY page.position`;
}

interface Counts {
  readonly total: number | null;
  readonly mine: number;
  readonly organization: number;
  readonly open: number;
}

/** How many match (null = not asked for), and what the desks hold; each counted up to `countLimit`. */
async function count(db: Db, viewer: Viewer, conditions: readonly Prisma.Sql[] | null): Promise<Counts> {
  const own = Prisma.sql`t.state <> 'closed' AND t.holder_organization_id = ${viewer.organizationId}::uuid`;
  const parties = Prisma.sql`FROM ticket_parties p WHERE p.organization_id = ${viewer.organizationId}::uuid`;
  const upTo = (from: Prisma.Sql, limit = countLimit) =>
    Prisma.sql`(SELECT count(*)::int FROM (SELECT ${from} LIMIT ${limit}) c)`;
  const matching =
    conditions === null ? Prisma.sql`NULL` : upTo(conditions.length === 0 ? parties : source(viewer, conditions));
  const [row] = await db.$queryRaw<Counts[]>`
    SELECT ${matching} AS total,
      ${upTo(Prisma.sql`FROM tickets t WHERE ${own} AND t.holder_user_id = ${viewer.userId}::uuid`)} AS mine,
      ${upTo(Prisma.sql`FROM tickets t WHERE ${own}`)} AS organization,
      ${upTo(Prisma.sql`${parties} AND p.open`, 2 * countLimit)} AS open`;
  return row ?? { total: 0, mine: 0, organization: 0, open: 0 };
}

/** The prefectures, for the filter of those who see tickets from several. */
export function listPrefectures(db: Db): Promise<{ code: string; name: string }[]> {
  return db.organization.findMany({
    where: { kind: 'prefecture', validTo: null },
    select: { code: true, name: true },
    orderBy: { code: 'asc' },
  });
}

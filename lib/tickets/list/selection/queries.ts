import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { startOf } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { Prisma } from '@/lib/core/generated/client';
import { bodiesBelow, bodiesMeant, bodiesNamed } from '@/lib/organizations/queries';
import { isEnded, searchLimit, type TicketGroup } from '../../constants';
import { readTicketNumber } from '../../number/rules';
import { exactQuery, exactWords } from '../../search/rules';
import type { TicketDesk, TicketFilter, TicketSort } from '../schema';

export type Viewer = Pick<Actor, 'userId' | 'organizationId' | 'locale'>;

/**
 * A desk's rows. Everything that is filtered or sorted by stands in `ticket_parties`, whose policy leaves each organization its
 * own rows; `tickets` is asked only for the rows that are shown.
 */
function deskConditions(desk: TicketDesk, viewer: Viewer): Prisma.Sql[] {
  const own = Prisma.sql`p.holder_organization_id = ${viewer.organizationId}::uuid`;
  if (desk === 'mine') return [Prisma.sql`p.open AND ${own} AND p.holder_user_id = ${viewer.userId}::uuid`];
  if (desk === 'organization') return [Prisma.sql`p.open AND ${own}`];
  if (desk === 'escalated')
    return [
      Prisma.sql`p.open AND NOT ${own} AND p.ticket_id IN (SELECT e.ticket_id FROM ticket_entries e
        WHERE e.kind = 'escalated' AND e.author_id = ${viewer.userId}::uuid)`,
    ];
  return desk === 'waiting' ? [Prisma.sql`p.open AND NOT ${own}`] : [];
}

type Span = Partial<Pick<TicketFilter, 'since' | 'until' | 'within'>>;

/** When the span of a filter begins and ends (exclusive), as SQL; NULL = open. */
function spanOf({ since, until, within }: Span): { readonly from: Prisma.Sql; readonly to: Prisma.Sql } {
  const midnight = (days: Prisma.Sql) => Prisma.sql`(${days}::timestamp AT TIME ZONE 'Asia/Tokyo')`;
  const begins = since === undefined ? null : midnight(Prisma.sql`${since}::date`);
  const late = within === undefined ? null : Prisma.sql`${startOf(within, now())}::timestamptz`;
  return {
    from: begins && late ? Prisma.sql`greatest(${begins}, ${late})` : (begins ?? late ?? Prisma.sql`NULL`),
    to: until === undefined ? Prisma.sql`NULL` : midnight(Prisma.sql`(${until}::date + 1)`),
  };
}

const wordsOf = ({ q }: TicketFilter): string | null =>
  q === undefined || q === '' || readTicketNumber(q).kind === 'number' ? null : q;

/** Ids that a ranked search put in order, and since when it looked. */
export interface Ranking {
  readonly ids: readonly string[];
  readonly backTo: Date | null;
}

/** `found` where no words are searched. */
export const nothingSearched = Prisma.sql`SELECT NULL::uuid[] AS ids, NULL::timestamptz AS back_to, false AS ranked`;

/**
 * What `matches` takes as `found` where words are searched: ids, and `back_to`, since when all that match are among them (empty = since
 * ever; what was `ranked` may be older, too). So many are looked at and no more, whatever is typed and however many there are in the country.
 */
export function foundBy(filter: TicketFilter, ranking: Ranking | null = null): Prisma.Sql {
  const q = wordsOf(filter);
  const found = foundByWords(q, filter, ranking);
  return q === null ? found : Prisma.sql`SELECT ${meantBy(q)} || w.ids AS ids, w.back_to, w.ranked FROM (${found}) w`;
}

/** The inquiries whose number at a former desk was typed, or whose own without its check digit: before those that say it. */
function meantBy(q: string): Prisma.Sql {
  const typed = q.normalize('NFKC').trim();
  const own = readTicketNumber(q);
  const former = [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])];
  return Prisma.sql`ARRAY(SELECT n.id FROM tickets n WHERE n.external_reference = ANY (${former})
    UNION SELECT n.id FROM tickets n WHERE n.number = ${own.kind === 'text' ? (own.also ?? '') : ''})`;
}

function foundByWords(q: string | null, filter: TicketFilter, ranking: Ranking | null): Prisma.Sql {
  if (ranking !== null)
    return Prisma.sql`SELECT ${[...ranking.ids]}::uuid[] AS ids, ${ranking.backTo}::timestamptz AS back_to, true AS ranked`;
  const words = q === null ? [] : exactWords(q);
  if (q === null || words.length === 0) return nothingSearched;
  const askers = bodiesMeant(q);
  const named = askers === null ? Prisma.sql`'{}'::uuid[]` : Prisma.sql`ARRAY(${askers})`;
  return findTexts(exactQuery(words), words, filter, named, searchLimit);
}

/** The inquiries of the viewer's organization whose texts match, by `renkei.find_tickets`. */
export function findTexts(
  query: string,
  words: readonly string[],
  filter: Span,
  askers: Prisma.Sql,
  most: number,
): Prisma.Sql {
  const { from, to } = spanOf(filter);
  return Prisma.sql`SELECT s.ids, s.back_to, false AS ranked FROM renkei.find_tickets(${query}::tsquery, ${[...words]}::text[], ${askers}, ${from}, ${to},
    ${most}::integer) s`;
}

function textCondition(q: string): Prisma.Sql {
  const typed = readTicketNumber(q);
  if (typed.kind === 'number')
    return Prisma.sql`p.ticket_id = (SELECT n.id FROM tickets n WHERE n.number = ${typed.number})`;
  return Prisma.sql`p.ticket_id IN (SELECT unnest(f.ids) FROM found f)
    AND p.created_at >= (SELECT CASE WHEN f.ranked OR f.back_to IS NULL THEN '-infinity' ELSE f.back_to END FROM found f)`;
}

/** What is like an inquiry is not that inquiry. */
const unlike = (number: string) =>
  Prisma.sql`p.ticket_id IS DISTINCT FROM (SELECT n.id FROM tickets n WHERE n.number = ${number})`;

/**
 * `found`: among those of `found` in any case; `awake`: not set aside now; `skills`: about one of these systems; `group`: held by this
 * group of the center's desk, which is the call center until it hands something on.
 */
export type Wanted = TicketFilter & {
  readonly found?: boolean;
  readonly awake?: boolean;
  readonly skills?: readonly string[];
  readonly group?: TicketGroup | undefined;
};

function filterConditions(filter: Wanted, viewer: Viewer): Prisma.Sql[] {
  const { urgency, category, system, route, channel, state } = filter;
  const conditions: Prisma.Sql[] = [];
  if (urgency !== undefined) conditions.push(Prisma.sql`p.urgency = ${urgency}::ticket_urgency`);
  if (category !== undefined) conditions.push(Prisma.sql`p.category = ${category}::ticket_category`);
  if (system !== undefined) conditions.push(Prisma.sql`p.system = ${system}::ticket_system`);
  if (route !== undefined) conditions.push(Prisma.sql`p.route = ${route}::ticket_route`);
  if (channel !== undefined) conditions.push(Prisma.sql`p.channel = ${channel}::ticket_channel`);
  if (state === 'unanswered') conditions.push(Prisma.sql`p.state <> 'answered'`);
  else if (state !== undefined && state !== 'open') conditions.push(Prisma.sql`p.state = ${state}::ticket_state`);
  // Said beside any state but closed, so that the index of what is open can be taken.
  if (state !== undefined && (state === 'open' || state === 'unanswered' || !isEnded(state)))
    conditions.push(Prisma.sql`p.open`);
  if (filter.from !== undefined && filter.from !== '') conditions.push(askedBy(filter.from));
  const { from, to } = spanOf(filter);
  if (filter.since !== undefined || filter.within !== undefined) conditions.push(Prisma.sql`p.created_at >= ${from}`);
  if (filter.until !== undefined) conditions.push(Prisma.sql`p.created_at < ${to}`);
  if (filter.q !== undefined && filter.q !== '') conditions.push(textCondition(filter.q));
  else if (filter.found || filter.like !== undefined) conditions.push(textCondition(''));
  if (filter.like !== undefined) conditions.push(unlike(filter.like));
  if (filter.answered !== undefined) conditions.push(answered(filter.answered));
  if (filter.hold !== undefined)
    conditions.push(
      Prisma.sql`p.state <> 'withdrawn' AND p.ticket_id IN (SELECT h.ticket_id FROM ticket_holds h WHERE h.kind = ${filter.hold}::ticket_hold_kind)`,
    );
  if (filter.awake)
    conditions.push(Prisma.sql`p.ticket_id NOT IN (SELECT h.ticket_id FROM ticket_holds h WHERE h.until > ${now()})`);
  if (filter.skills !== undefined) conditions.push(Prisma.sql`p.system = ANY (${[...filter.skills]}::ticket_system[])`);
  if (filter.group !== undefined)
    conditions.push(Prisma.sql`(SELECT coalesce(g.holder_group, 'call_center') FROM tickets g WHERE g.id = p.ticket_id)
      = ${filter.group}::ticket_group`);
  if (filter.overdue !== undefined) conditions.push(Prisma.sql`p.due_at < ${now()}`);
  if (filter.untaken !== undefined) conditions.push(Prisma.sql`p.holder_user_id IS NULL`);
  if (filter.person !== undefined) conditions.push(Prisma.sql`p.holder_user_id = ${filter.person}::uuid`);
  if (filter.unread !== undefined) conditions.push(unread(viewer));
  return conditions;
}

const townCode = /^(?!\d{2}000)\d{6}$/;
/** How the code of a prefecture, its name, its reading and its English name end. */
const prefectural = /^\d{2}000\d$|(?:[都道府県]|けん|ケン|どう|ドウ|と|ト|ふ|フ|ken|to|fu|do)$/iu;

/**
 * Asked by a body that this names, or by one of those below it. A town's are few and have an index of their own; a prefecture's are met soon
 * in any order. What is taken for a prefecture and is none is found all the same, later.
 */
function askedBy(typed: string): Prisma.Sql {
  const named = townCode.test(typed)
    ? Prisma.sql`SELECT o.id FROM organizations o WHERE o.code = ${typed}`
    : Prisma.sql`${bodiesNamed(typed)} UNION ${bodiesBelow(typed)}`;
  // IS TRUE: the organizations are looked up once, not joined to each row.
  if (prefectural.test(typed)) return Prisma.sql`(p.asker_organization_id IN (${named})) IS TRUE`;
  return Prisma.sql`p.ticket_id = ANY (ARRAY(SELECT t.id FROM tickets t WHERE t.asker_organization_id = ANY (ARRAY(${named}))))`;
}

/** An answer has reached its asker, or has not. */
const answered = (
  wanted: 'yes' | 'no',
) => Prisma.sql`(SELECT a.answered_at IS NOT NULL FROM tickets a WHERE a.id = p.ticket_id)
  = ${wanted === 'yes'}`;

/** Until then everything counts as read: the account began, or the user's mark stands there. */
const readUntil = (viewer: Viewer) => Prisma.sql`(SELECT greatest(u.created_at, m.read_until) FROM users u
    LEFT JOIN ticket_read_marks m ON m.user_id = u.id WHERE u.id = ${viewer.userId}::uuid)`;

/** Something happened since then that this person has neither written nor read. */
const unread = (
  viewer: Viewer,
) => Prisma.sql`(p.last_activity_at > ${readUntil(viewer)} AND p.last_author_id IS DISTINCT FROM ${viewer.userId}::uuid
      AND NOT EXISTS (SELECT FROM ticket_reads r WHERE r.user_id = ${viewer.userId}::uuid AND r.ticket_id = p.ticket_id
        AND r.read_at >= p.last_activity_at))`;

const priority = Prisma.sql`((CASE p.urgency WHEN 'urgent' THEN 3 WHEN 'high' THEN 2 ELSE 1 END) * (CASE
  WHEN p.category IN ('security') OR (p.category = 'fault' AND p.system IN ('juki_cs', 'prefecture_server', 'linkage_network', 'network_equipment')) THEN 3
  WHEN p.category IN ('fault', 'data') THEN 2 ELSE 1 END))`;

const orders: Readonly<Record<TicketSort, Prisma.Sql>> = {
  updated: Prisma.sql`p.last_activity_at DESC, p.ticket_id`,
  created: Prisma.sql`p.created_at DESC, p.ticket_id`,
  due: Prisma.sql`p.due_at NULLS LAST, p.ticket_id`,
  urgency: Prisma.sql`p.urgency, p.due_at NULLS LAST, p.ticket_id`,
  // The same from the other end, so that the same indexes are read backwards; what has no due time stays last (`rowsIn`).
  updatedAsc: Prisma.sql`p.last_activity_at, p.ticket_id DESC`,
  createdAsc: Prisma.sql`p.created_at, p.ticket_id DESC`,
  dueDesc: Prisma.sql`p.due_at IS NULL, p.due_at DESC, p.ticket_id DESC`,
  urgencyAsc: Prisma.sql`p.urgency DESC, p.due_at DESC, p.ticket_id DESC`,
  // What is expected: overdue first, then how urgent times how many it may concern (`triage/rules.ts` says the same), of equals the more urgent:
  // an urgent question never stands behind an ordinary fault. Then what is due. Behind it what nobody waits for (answered, closed), by what moved
  // last.
  priority: Prisma.sql`p.due_at IS NULL, p.due_at < now() DESC, CASE WHEN p.due_at IS NULL THEN 0 ELSE ${priority} END DESC,
    CASE WHEN p.due_at IS NOT NULL THEN p.urgency END, p.due_at, p.last_activity_at DESC, p.ticket_id`,
  relevance: Prisma.sql`array_position((SELECT f.ids FROM found f), p.ticket_id), p.last_activity_at DESC, p.ticket_id`,
};

/** The first `limit` matches of a filter in its order, with their `position` from 1; where words are searched, among those of `found`. */
export function matches(viewer: Viewer, filter: Wanted, limit: number): Prisma.Sql {
  const conditions = [Prisma.sql`true`, ...deskConditions(filter.desk, viewer), ...filterConditions(filter, viewer)];
  const where = Prisma.join(conditions, ' AND ');
  const rows = rowsIn(filter, where, limit);
  return Prisma.sql`SELECT p.ticket_id, p.last_activity_at, p.last_author_id, row_number() OVER (ORDER BY ${orders[filter.sort]}) AS position
    FROM ${rows} ORDER BY ${orders[filter.sort]} LIMIT ${limit}`;
}

/** What orders look at; all of it stands in the index of an organization's history. */
const ordered = Prisma.sql`p.ticket_id, p.last_activity_at, p.last_author_id, p.urgency, p.category, p.system, p.due_at, p.created_at`;

/** The matching rows, as what `ORDER BY … LIMIT` is said of. */
function rowsIn({ sort, unread }: Wanted, where: Prisma.Sql, limit: number): Prisma.Sql {
  // The first of what is expected and of what is not, each by an index: else a desk's whole past would be sorted.
  if (sort === 'priority')
    return Prisma.sql`(
      (SELECT ${ordered} FROM ticket_parties p WHERE ${where} AND p.due_at IS NOT NULL ORDER BY ${orders.priority} LIMIT ${limit})
      UNION ALL
      (SELECT ${ordered} FROM ticket_parties p WHERE ${where} AND p.due_at IS NULL ORDER BY ${orders.updated} LIMIT ${limit})) p`;
  if (sort === 'dueDesc')
    return Prisma.sql`(
      (SELECT ${ordered} FROM ticket_parties p WHERE ${where} AND p.due_at IS NOT NULL ORDER BY p.due_at DESC, p.ticket_id DESC LIMIT ${limit})
      UNION ALL
      (SELECT ${ordered} FROM ticket_parties p WHERE ${where} AND p.due_at IS NULL ORDER BY p.due_at DESC, p.ticket_id DESC LIMIT ${limit})) p`;
  // OFFSET 0: what is unread is the newest of a history; taken in another order, the whole of it would be read.
  if (unread !== undefined && sort !== 'updated')
    return Prisma.sql`(SELECT ${ordered} FROM ticket_parties p WHERE ${where} OFFSET 0) p`;
  return Prisma.sql`ticket_parties p WHERE ${where}`;
}

const [asker, above, holder] = [Prisma.sql`a`, Prisma.sql`ap`, Prisma.sql`h`];

/** What a list shows of each of `chosen` (which has the columns of `matches`), in their order. */
export function rowsOf(viewer: Viewer, chosen: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT t.id, t.version, t.number, t.subject, t.state::text, t.urgency::text, t.category::text, t.system::text,
      t.route::text, t.channel::text, t.bypassed, ${nameFor(viewer, asker)} AS "askerName",
      ${nameFor(viewer, above)} AS "askerParentName", ${nameFor(viewer, holder)} AS "holderName",
      t.external_reference AS "externalReference", t.holder_organization_id = ${viewer.organizationId}::uuid AS "heldHere",
      t.holder_user_name AS "holderUserName", t.holder_since AS "holderSince", t.due_at AS "dueAt", t.created_at AS "createdAt",
      p.last_activity_at AS "updatedAt", ${unread(viewer)} AS unread,
      s.kind::text AS hold, s.until AS "holdUntil"
    FROM (${chosen}) p
    JOIN tickets t ON t.id = p.ticket_id
    JOIN organizations a ON a.id = t.asker_organization_id
    LEFT JOIN organizations ap ON ap.id = a.parent_id
    JOIN organizations h ON h.id = t.holder_organization_id
    LEFT JOIN ticket_holds s ON s.ticket_id = t.id AND s.organization_id = ${viewer.organizationId}::uuid
    ORDER BY p.position`;
}

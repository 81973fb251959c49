import 'server-only';
import { z } from 'zod';
import type { Reactions } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { organizationId } from '@/lib/core/id-shapes';
import { type NodeId, newId, type OrganizationId } from '@/lib/core/ids';
import { queueNotifications } from '../alarms/routing/mutations';
import { hasNews, type Listening, readListening, readWorld } from './queries';
import { receptionOf } from './reception/rules';
import { judge } from './rules';
import type { StateChange, Verdict } from './types';

type Planned = Partial<Pick<Reactions, 'plannedStops' | 'deviations'>>;

/**
 * Looks at the network once and writes down what has changed. One judge at a time in the whole cluster.
 * @param planned what other domains know (`domain.server.ts`): nodes for which being down is no alarm, and those for which their state is one
 */
export const judgeNetwork = (planned: Planned = {}): Promise<void> => look(planned, async () => true);

/** Milliseconds after which the whole network is looked at though nothing new is known: plans change, and what lasts becomes an alarm. */
const longestRest = 10_000;
let lookedAt = Number.NEGATIVE_INFINITY;

/** Looks at the network where agents told something new or fell silent, and every ten seconds in any case. */
export const judgeNews = (planned: Planned = {}): Promise<void> =>
  look(planned, async (db) => {
    if (performance.now() - lookedAt < longestRest && !(await hasNews(db))) return false;
    lookedAt = performance.now();
    return true;
  });

function look(planned: Planned, isNeeded: (db: Db) => Promise<boolean>): Promise<void> {
  return withSystem('network.judge', async (db) => {
    const listening = await readListening(db);
    if (!listening || !(await mayJudge(db, listening)) || !(await isNeeded(db))) return;
    const organizations = await logCheckChanges(db);
    const world = await readWorld(db, await stoppedBy(db, planned), await deviatingBy(db, planned));
    const verdict = judge(world, listening.patience, listening.now);
    for (const id of await write(db, verdict, listening.now)) organizations.add(id);
    if (organizations.size > 0)
      await publish(db, { organizationIds: await audience(db, organizations), topic: 'network', id: 'state' });
  });
}

async function stoppedBy(db: Db, { plannedStops = [] }: Planned): Promise<Set<NodeId>> {
  const named = new Set<NodeId>();
  for (const ask of plannedStops) for (const nodeId of await ask(db)) named.add(nodeId);
  return named;
}

async function deviatingBy(db: Db, { deviations = [] }: Planned): Promise<Map<NodeId, 'up' | 'down'>> {
  const named = new Map<NodeId, 'up' | 'down'>();
  for (const ask of deviations) for (const [nodeId, how] of await ask(db)) named.set(nodeId, how);
  return named;
}

/** Writes down that the judge was here. False = he must judge nobody now. */
async function mayJudge(db: Db, listening: Listening): Promise<boolean> {
  const now = receptionOf(listening);
  const deafSince = now === 'none' ? (listening.deafSince ?? listening.beatAt ?? listening.now) : null;
  await db.$executeRaw`UPDATE network_sweeps SET swept_at = now(), deaf_since = ${deafSince}`;
  if (now === 'restored')
    // Locked in the order of their ids, as whoever takes heartbeats locks them: else the two wait for each other.
    await db.$executeRaw`
      WITH locked AS MATERIALIZED (SELECT node_id FROM node_agents ORDER BY node_id FOR UPDATE)
      UPDATE node_agents a SET deadline_at = greatest(a.deadline_at, now() + make_interval(secs => s.heartbeat_seconds * s.missed_heartbeats + 5))
      FROM locked l, network_settings s WHERE a.node_id = l.node_id`;
  return now !== 'none';
}

const organizationIdShape = z.object({ organizationId: organizationId });

/**
 * Moves what intakes have told of checks into the log of events; answers whose it is. That something new is well is no event (17,890
 * checks are new when a country enrols), but pages show it.
 */
async function logCheckChanges(db: Db): Promise<Set<OrganizationId>> {
  const rows = await askRows(db, organizationIdShape)`
    WITH told AS (DELETE FROM check_changes RETURNING *),
      concerned AS (SELECT t.*, c.organization_id, c.node_id, c.line_id FROM told t JOIN checks c ON c.id = t.check_id),
      logged AS (INSERT INTO network_events (id, at, kind, organization_id, node_id, line_id, check_id, from_state, to_state, value, detail)
        SELECT t.id, t.at, CASE WHEN t.from_state = t.to_state THEN 'check.flapping' ELSE 'check.state' END, t.organization_id, t.node_id, t.line_id,
          t.check_id, t.from_state::text, CASE WHEN t.from_state <> t.to_state THEN t.to_state::text WHEN t.flapping THEN 'flapping' ELSE 'calm' END,
          t.value, t.detail
        FROM concerned t WHERE t.from_state <> 'unknown' OR t.to_state <> 'ok' OR EXISTS (
          SELECT FROM network_events e WHERE e.check_id = t.check_id AND (e.node_id = t.node_id OR e.line_id = t.line_id)))
    SELECT DISTINCT organization_id AS "organizationId" FROM concerned`;
  return new Set(rows.map(({ organizationId }) => organizationId));
}

async function write(db: Db, verdict: Verdict, now: Date): Promise<Set<OrganizationId>> {
  const concerned = new Set<OrganizationId>();
  await endAlarms(db, verdict, now, concerned);
  await openAlarms(db, verdict, now, concerned);
  await changeAlarms(db, verdict, now, concerned);
  await writeStates(db, verdict, now, concerned);
  return concerned;
}

const endAlarmsShape = z.object({ id: z.string(), organizationId: organizationId, resolution: z.string() });

async function endAlarms(db: Db, { ended }: Verdict, now: Date, concerned: Set<OrganizationId>): Promise<void> {
  if (ended.length === 0) return;
  const rows = await askRows(db, endAlarmsShape)`
    UPDATE alarms a SET state = 'resolved', resolved_at = ${now}, resolution = e.resolution, affected = 0, version = a.version + 1
    FROM json_to_recordset(${JSON.stringify(ended)}::json) AS e(id uuid, resolution text)
    WHERE a.id = e.id AND a.resolved_at IS NULL RETURNING a.id, a.organization_id AS "organizationId", e.resolution`;
  await logAlarms(
    db,
    'resolved',
    rows.map(({ id, resolution }) => ({ id, detail: resolution })),
    now,
  );
  for (const { organizationId } of rows) concerned.add(organizationId);
}

const openAlarmsShape = z.object({ id: z.string(), organizationId: organizationId });

async function openAlarms(
  db: Db,
  { opened, ended }: Verdict,
  now: Date,
  concerned: Set<OrganizationId>,
): Promise<void> {
  if (opened.length > 0) {
    const wanted = opened.map((alarm) => ({ ...alarm, id: newId() }));
    const rows = await askRows(db, openAlarmsShape)`
      INSERT INTO alarms (id, key, severity, organization_id, node_id, line_id, place_id, check_id, opened_at, value, detail, affected)
      SELECT w.id, w.key, w.severity, coalesce(n.organization_id, l.organization_id, p.organization_id), w."nodeId", w."lineId", w."placeId",
        w."checkId", ${now}, w.value, w.detail, w.affected
      FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS w(id uuid, key text, severity alarm_severity, "nodeId" uuid, "lineId" uuid,
          "placeId" uuid, "checkId" int, value float8, detail text, affected int)
        LEFT JOIN nodes n ON n.id = w."nodeId" LEFT JOIN lines l ON l.id = w."lineId" LEFT JOIN places p ON p.id = w."placeId"
      RETURNING id, organization_id AS "organizationId"`;
    await logAlarms(
      db,
      'opened',
      rows.map(({ id }) => ({ id, detail: '' })),
      now,
    );
    await queueNotifications(
      db,
      rows.map(({ id }) => id),
      now,
    );
    for (const { organizationId } of rows) concerned.add(organizationId);
  }
  const superseded = ended.filter(({ causeKey }) => causeKey !== null);
  if (superseded.length > 0)
    await db.$executeRaw`
      UPDATE alarms a SET cause_id = c.id FROM json_to_recordset(${JSON.stringify(superseded)}::json) AS e(id uuid, "causeKey" text)
        JOIN alarms c ON c.key = e."causeKey" AND c.resolved_at IS NULL WHERE a.id = e.id`;
}

async function changeAlarms(db: Db, { changed }: Verdict, now: Date, concerned: Set<OrganizationId>): Promise<void> {
  if (changed.length === 0) return;
  const rows = await askRows(db, organizationIdShape)`
    UPDATE alarms a SET severity = c."to", affected = c.affected, version = a.version + 1
    FROM json_to_recordset(${JSON.stringify(changed)}::json) AS c(id uuid, "to" alarm_severity, affected int)
    WHERE a.id = c.id RETURNING a.organization_id AS "organizationId"`;
  for (const { organizationId } of rows) concerned.add(organizationId);
  const raised = changed.filter(({ from, to }) => from !== to);
  await logAlarms(
    db,
    'raised',
    raised.filter(({ to }) => to === 'critical').map(({ id }) => ({ id, detail: '' })),
    now,
  );
  await logAlarms(
    db,
    'lowered',
    raised.filter(({ to }) => to === 'warning').map(({ id }) => ({ id, detail: '' })),
    now,
  );
  const critical = raised.filter(({ to }) => to === 'critical').map(({ id }) => id);
  if (critical.length > 0) await queueNotifications(db, critical, now);
}

/** The history of each alarm, and the event list. */
async function logAlarms(
  db: Db,
  kind: string,
  alarms: readonly { readonly id: string; readonly detail: string }[],
  now: Date,
): Promise<void> {
  if (alarms.length === 0) return;
  const rows = alarms.map(({ id, detail }) => ({ id, detail, entry: newId(), event: newId() }));
  await db.$executeRaw`
    INSERT INTO alarm_entries (id, alarm_id, kind, at, detail)
    SELECT r.entry, r.id, ${kind}, ${now}, r.detail FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, detail text, entry uuid)`;
  await db.$executeRaw`
    INSERT INTO network_events (id, at, kind, organization_id, node_id, line_id, place_id, check_id, alarm_id, to_state, value, detail)
    SELECT r.event, ${now}, ${`alarm.${kind}`}, a.organization_id, a.node_id, a.line_id, a.place_id, a.check_id, a.id, a.severity::text, a.value,
      r.detail
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, detail text, event uuid) JOIN alarms a ON a.id = r.id`;
}

const carried = (changes: readonly StateChange[]) =>
  JSON.stringify(
    changes.map(({ id, from, to, cause }) => ({
      id,
      from,
      to,
      cause: cause?.kind ?? null,
      key: cause?.key ?? null,
      event: newId(),
    })),
  );

async function writeStates(
  db: Db,
  { nodes, lines, places }: Verdict,
  now: Date,
  concerned: Set<OrganizationId>,
): Promise<void> {
  const told: { organizationId: OrganizationId }[] = [];
  if (nodes.length > 0)
    told.push(
      ...(await askRows(db, organizationIdShape)`
      WITH c AS (SELECT * FROM json_to_recordset(${carried(nodes)}::json) AS r(id uuid, "from" node_state, "to" node_state, cause text, key text, event uuid)),
        done AS (UPDATE nodes n SET state = c."to", cause = c.cause, state_since = CASE WHEN c."from" = c."to" THEN n.state_since ELSE ${now} END,
          cause_alarm_id = (SELECT a.id FROM alarms a WHERE a.key = c.key AND a.resolved_at IS NULL) FROM c WHERE n.id = c.id RETURNING n.id, n.organization_id)
      INSERT INTO network_events (id, at, kind, organization_id, node_id, from_state, to_state, detail)
      SELECT c.event, ${now}, 'node.state', done.organization_id, c.id, c."from"::text, c."to"::text, coalesce(c.cause, '') FROM c JOIN done USING (id)
      RETURNING organization_id AS "organizationId"`),
    );
  if (lines.length > 0)
    told.push(
      ...(await askRows(db, organizationIdShape)`
      WITH c AS (SELECT * FROM json_to_recordset(${carried(lines)}::json) AS r(id uuid, "from" node_state, "to" node_state, cause text, key text, event uuid)),
        done AS (UPDATE lines l SET state = c."to", cause = c.cause, state_since = CASE WHEN c."from" = c."to" THEN l.state_since ELSE ${now} END,
          cause_alarm_id = (SELECT a.id FROM alarms a WHERE a.key = c.key AND a.resolved_at IS NULL) FROM c WHERE l.id = c.id RETURNING l.id, l.organization_id)
      INSERT INTO network_events (id, at, kind, organization_id, line_id, from_state, to_state, detail)
      SELECT c.event, ${now}, 'line.state', done.organization_id, c.id, c."from"::text, c."to"::text, coalesce(c.cause, '') FROM c JOIN done USING (id)
      RETURNING organization_id AS "organizationId"`),
    );
  if (places.length > 0)
    told.push(
      ...(await askRows(db, organizationIdShape)`
      WITH c AS (SELECT * FROM json_to_recordset(${carried(places)}::json) AS r(id uuid, "from" node_state, "to" node_state, event uuid)),
        done AS (UPDATE places p SET state = c."to", state_since = ${now} FROM c WHERE p.id = c.id RETURNING p.id, p.organization_id)
      INSERT INTO network_events (id, at, kind, organization_id, place_id, from_state, to_state)
      SELECT c.event, ${now}, 'place.state', done.organization_id, c.id, c."from"::text, c."to"::text FROM c JOIN done USING (id)
      RETURNING organization_id AS "organizationId"`),
    );
  for (const { organizationId } of told) concerned.add(organizationId);
}

const idShape = z.object({ id: organizationId });

/** Owners, their prefectures, and those who watch the nation. */
async function audience(db: Db, owners: ReadonlySet<OrganizationId>): Promise<OrganizationId[]> {
  const rows = await askRows(db, idShape)`
    SELECT id FROM organizations WHERE kind IN ('center', 'operator') OR id = ANY (${[...owners]}::uuid[])
      OR id IN (SELECT parent_id FROM organizations WHERE id = ANY (${[...owners]}::uuid[]))`;
  return rows.map(({ id }) => id);
}

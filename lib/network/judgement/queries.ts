import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import type { NodeId } from '@/lib/core/ids';
import {
  judgedAlarmShape,
  judgedCheckShape,
  judgedLineShape,
  judgedNodeShape,
  judgedPlaceShape,
  patienceShape,
  type World,
} from './types';

/** Tell of the service that a planned stop stops. */
const serviceKinds = ['process', 'database', 'tcp', 'http'];

const nodesShape = judgedNodeShape.omit({ plannedStop: true, deviation: true });

/** Nodes and lines that are not retired. */
const nodes = (db: Db) => askRows(db, nodesShape)`
  SELECT n.id, n.line_id AS "lineId", n.place_id AS "placeId", n.state, n.state_since AS "stateSince", a.key AS "causeKey",
    g.deadline_at AS "deadlineAt", g.last_seen_at IS NOT NULL AS heard,
    n.state <> 'unwatched' OR EXISTS (SELECT FROM checks c JOIN check_statuses s ON s.check_id = c.id WHERE c.node_id = n.id) AS sampled
  FROM nodes n LEFT JOIN node_agents g ON g.node_id = n.id LEFT JOIN alarms a ON a.id = n.cause_alarm_id
  WHERE n.valid_to IS NULL OR n.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date`;

const lines = (db: Db) => askRows(db, judgedLineShape)`
  SELECT l.id, l.parent_id AS "parentId", l.upper_place_id AS "upperPlaceId", l.state, a.key AS "causeKey",
    l.state <> 'unwatched' OR EXISTS (SELECT FROM checks c JOIN check_statuses s ON s.check_id = c.id WHERE c.line_id = l.id) AS sampled
  FROM lines l LEFT JOIN alarms a ON a.id = l.cause_alarm_id
  WHERE l.valid_to IS NULL OR l.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date`;

/** What is not well, and what only a silent agent could say. */
const checks = (db: Db) => askRows(db, judgedCheckShape)`
  SELECT c.id, c.node_id AS "nodeId", c.line_id AS "lineId", c.reporter_id AS "reporterId", s.state, s.state_since AS "stateSince", s.latest,
    s.flapping, s.value, s.detail, c.kind::text = ANY (${serviceKinds}) AS "ofService"
  FROM check_statuses s JOIN checks c ON c.id = s.check_id WHERE c.retired_at IS NULL AND (s.state <> 'ok' OR s.latest <> 'ok' OR s.flapping)
  UNION
  SELECT c.id, c.node_id, c.line_id, c.reporter_id, s.state, s.state_since, s.latest, s.flapping, s.value, s.detail, c.kind::text = ANY (${serviceKinds})
  FROM node_agents g JOIN checks c ON c.reporter_id = g.node_id AND c.node_id IS DISTINCT FROM g.node_id JOIN check_statuses s ON s.check_id = c.id
  WHERE g.deadline_at <= now() AND c.retired_at IS NULL`;

/** The network as it is now; `now` is the database's. */
export async function readWorld(
  db: Db,
  plannedStops: ReadonlySet<NodeId>,
  deviations: ReadonlyMap<NodeId, 'up' | 'down'>,
): Promise<World> {
  const known = await nodes(db);
  return {
    nodes: known.map((node) => ({
      ...node,
      plannedStop: plannedStops.has(node.id),
      deviation: deviations.get(node.id) ?? null,
    })),
    lines: await lines(db),
    places: await askRows(db, judgedPlaceShape)`SELECT id, state FROM places`,
    checks: await checks(db),
    alarms: await askRows(
      db,
      judgedAlarmShape,
    )`SELECT id, key, severity, affected FROM alarms WHERE resolved_at IS NULL`,
  };
}

const newsShape = z.object({ news: z.boolean() });

/** Whether a check changed, a node has fallen silent, so lately that it is not judged to its end yet, or one that was silent has been heard. */
export async function hasNews(db: Db): Promise<boolean> {
  const [row] = await askRows(db, newsShape)`
    SELECT EXISTS (SELECT FROM check_changes)
      OR EXISTS (SELECT FROM node_agents g, network_settings s
        WHERE g.deadline_at <= now() AND g.deadline_at > now() - make_interval(secs => 2 * s.confirm_seconds + 60))
      OR EXISTS (SELECT FROM nodes n JOIN node_agents g ON g.node_id = n.id
        WHERE n.state IN ('silent', 'unreachable', 'unwatched') AND g.last_seen_at IS NOT NULL AND g.deadline_at > now()) AS news`;
  return row?.news ?? true;
}

/** Whether the center receives anything, and by what the judge decides. */
export const listeningShape = z.object({
  /** The database's time. */
  now: z.date(),
  deafSince: z.date().nullable(),
  /** When an intake last committed something. */
  beatAt: z.date().nullable(),
  patience: patienceShape,
});
export type Listening = z.infer<typeof listeningShape>;

const gotShape = z.object({ got: z.boolean() });

const readListeningShape = listeningShape.omit({ patience: true }).extend(patienceShape.shape);

/** What the judge has to know before it judges anybody; null = another judge is at it. */
export async function readListening(db: Db): Promise<Listening | null> {
  const [lock] = await askRows(db, gotShape)`SELECT pg_try_advisory_xact_lock(hashtext('renkei.judge')) AS got`;
  if (!lock?.got) return null;
  const [row] = await askRows(db, readListeningShape)`
    SELECT now() AS now, w.deaf_since AS "deafSince", (SELECT max(beat_at) FROM intakes) AS "beatAt",
      s.confirm_seconds AS "confirmSeconds", s.no_data_minutes AS "noDataMinutes"
    FROM network_sweeps w, network_settings s`;
  if (!row) throw new Error('the network has no settings');
  const { confirmSeconds, noDataMinutes, ...listening } = row;
  return { ...listening, patience: { confirmSeconds, noDataMinutes } };
}

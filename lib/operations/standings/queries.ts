import 'server-only';
import { z } from 'zod';
import type { Deviations, PlannedStops } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';
import { nodeId } from '@/lib/core/id-shapes';
import { operatingNow } from '@/lib/window/queries';

/** Minutes that a server has to start or stop before being where the plan does not want it is an alarm; real time. */
const patience = 5;

const idShape = z.object({ id: nodeId });

/**
 * Nodes that are down as planned: those that the day's plan keeps stopped, those that are just being started, and what a planned stop
 * stops (gear and systems, too). An agreed extension moves the plan and with it the hours in which a server that is down is an alarm.
 */
export const listPlannedStops: PlannedStops = async (db) => {
  const at = await operatingNow(db);
  const rows = await askRows(db, idShape)`
    SELECT node_id::text AS id FROM operating_nodes WHERE NOT wanted_up
    UNION SELECT s.node_id::text FROM operating_steps s JOIN node_commands c ON c.id = s.command_id
      WHERE s.state = 'commanded' AND s.kind = 'start' AND c.created_at > now() - make_interval(mins => ${patience}::integer)
    UNION SELECT n.id::text FROM planned_stops p JOIN nodes n ON n.id = p.node_id OR n.system_id = p.system_id
      WHERE p.cancelled_at IS NULL AND p.starts_at <= ${at} AND ${at} < p.ends_at`;
  return new Set(rows.map(({ id }) => id));
};

const listDeviationsShape = z.object({ id: nodeId, deviation: z.enum(['up', 'down']) });

/**
 * Servers whose agents see them stopped though the plan wants them up, or running though it wants them down, for longer than a start or a
 * stop takes. A server that was never stopped from here is in nobody's plan yet.
 */
export const listDeviations: Deviations = async (db) => {
  const rows = await askRows(db, listDeviationsShape)`
    SELECT n.node_id::text AS id, CASE WHEN n.wanted_up THEN 'down' ELSE 'up' END AS deviation
    FROM operating_nodes n JOIN node_agents a ON a.node_id = n.node_id AND a.operation IS NOT NULL AND a.deadline_at > now()
    WHERE (a.operation = 'running') <> n.wanted_up
      AND (n.wanted_up OR EXISTS (SELECT FROM operating_steps d WHERE d.node_id = n.node_id AND d.kind = 'stop' AND d.state IN ('done', 'failed')))
      AND NOT EXISTS (SELECT FROM operating_steps s JOIN node_commands c ON c.id = s.command_id
        WHERE s.node_id = n.node_id AND s.state = 'commanded' AND c.created_at > now() - make_interval(mins => ${patience}::integer))
      AND NOT EXISTS (SELECT FROM planned_stops p, operating_clock k WHERE p.node_id = n.node_id AND p.cancelled_at IS NULL
        AND p.starts_at <= now() + make_interval(secs => k.offset_ms / 1000.0) AND p.ends_at > now() + make_interval(secs => k.offset_ms / 1000.0))`;
  return new Map(rows.map(({ id, deviation }) => [id, deviation]));
};

import 'server-only';
import { Prisma } from '@/lib/core/generated/client';

/**
 * Is the gate of a waiting step `s` open? `me` is its node's row. What is observed decides: a parent that its agent says is stopped, or that
 * is silent, is not online, whatever was commanded.
 */
export const gateIsOpen = (at: Date): Prisma.Sql => Prisma.sql`
  CASE s.gate
    WHEN 'none' THEN true
    WHEN 'parent-online' THEN s.parent_id IS NULL OR EXISTS (
      SELECT FROM operating_nodes p JOIN nodes n ON n.id = p.node_id LEFT JOIN node_agents a ON a.node_id = p.node_id
       WHERE p.node_id = s.parent_id AND p.online
         AND (a.node_id IS NULL OR (a.operation IS DISTINCT FROM 'stopped' AND n.state NOT IN ('silent', 'unreachable'))))
    WHEN 'own-online' THEN me.online
    WHEN 'children-ended' THEN NOT EXISTS (
      SELECT FROM operating_nodes c WHERE c.parent_id = s.node_id AND c.online AND c.excuse IS NULL)
    WHEN 'own-ended' THEN NOT me.online
    ELSE NOT EXISTS (
        SELECT FROM operating_steps d WHERE d.date = s.date AND d.node_id = s.node_id AND d.kind = 'daily-processing' AND d.settled_at IS NULL)
      AND NOT EXISTS (
        SELECT FROM operating_nodes c WHERE c.parent_id = s.node_id AND c.up AND c.excuse IS NULL
          AND NOT EXISTS (SELECT FROM operating_steps t WHERE t.node_id = c.node_id AND t.kind = 'stop' AND t.state = 'waiting' AND t.due_at > ${at}))
  END`;

/** Waiting steps of a kind whose time has come and whose gate is open, of the days that are not closed. */
export const readySteps = (kind: string, at: Date): Prisma.Sql => Prisma.sql`
  SELECT s.date, s.node_id, s.kind, s.round, s.gate, s.attempt, me.up, a.node_id IS NOT NULL AS watched
    FROM operating_steps s JOIN operating_days d ON d.date = s.date AND d.closed_at IS NULL
    JOIN operating_nodes me ON me.node_id = s.node_id LEFT JOIN node_agents a ON a.node_id = s.node_id
   WHERE s.state = 'waiting' AND s.kind = ${kind} AND s.due_at <= ${at} AND ${gateIsOpen(at)}`;

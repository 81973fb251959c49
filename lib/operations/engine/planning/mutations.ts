import 'server-only';
import { z } from 'zod';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { cancelCommands } from '@/lib/network/mutations';
import { loadWindowFacts } from '@/lib/window/queries';
import { instantOf, minutesOn } from '@/lib/window/rules';
import type { WindowFacts } from '@/lib/window/types';
import { type Position, positionAfter, remainingSteps, wantedAt } from '../../replan/rules';
import { planNode } from '../../rules';
import type { PlanStep } from '../../types';
import { listPositions, listServers, listSteps, readSignature, type ServerNode, type StandingStep } from './queries';

const atRest: Position = { up: false, online: false, counterOpen: false };

/** Dates that were found to have nothing to do, with what that followed from: not to be derived again each second. */
const idle = new Map<string, string>();

const signatureShape = z.object({ signature: z.string() });

/** Plans a business date, or plans it anew where what it follows from has changed. Answers whether anything changed. */
export async function keepPlan(db: Db, date: string, at: Date, token: number): Promise<boolean> {
  const signature = await readSignature(db, date);
  if (idle.get(date) === signature) return false;
  const [day] = await askRows(db, signatureShape)`
    SELECT signature FROM operating_days WHERE date = ${date}::date FOR UPDATE`;
  if (day?.signature === signature) return false;
  const facts = await loadWindowFacts(db, date);
  const servers = await listServers(db, date);
  const plans = servers.map((server) => planNode(server, date, facts));
  if (day === undefined && plans.every((plan) => plan.length === 0)) {
    idle.clear();
    idle.set(date, signature);
    return false;
  }
  await keepServers(db, servers, at);
  await cancelUnwanted(db, date, at, servers, plans);
  const left = await remaining(db, date, at, servers, plans);
  const version = await keepDay(db, date, signature);
  const changed = await replaceSteps(db, date, servers, left, token);
  // The database would learn it by itself a minute later, and be long at work on the day until then.
  await db.$executeRaw`SELECT renkei.analyze_operating_day()`;
  await db.$executeRaw`INSERT INTO operating_plans (date, version, planned_at, inputs, changed)
    VALUES (${date}::date, ${version}, ${at}, ${JSON.stringify(inputsOf(date, facts))}::jsonb, ${changed})`;
  return true;
}

/** Every operated server has a row that says where it stands. */
async function keepServers(db: Db, servers: readonly ServerNode[], at: Date): Promise<void> {
  const rows = servers.map(({ id, parentId, tier, organization }) => ({
    id,
    parentId,
    tier,
    organizationId: organization.id,
  }));
  const given = JSON.stringify(rows);
  await db.$executeRaw`
    INSERT INTO operating_nodes (node_id, organization_id, parent_id, tier, changed_at)
    SELECT r.id, r."organizationId", r."parentId", r.tier, ${at}
      FROM json_to_recordset(${given}::json) AS r(id uuid, "organizationId" uuid, "parentId" uuid, tier integer)
    ON CONFLICT (node_id) DO UPDATE SET organization_id = excluded.organization_id, parent_id = excluded.parent_id, tier = excluded.tier
    WHERE (operating_nodes.organization_id, operating_nodes.tier) <> (excluded.organization_id, excluded.tier)
       OR operating_nodes.parent_id IS DISTINCT FROM excluded.parent_id`;
  await db.$executeRaw`DELETE FROM operating_nodes WHERE node_id <> ALL (${servers.map(({ id }) => id)}::uuid[])`;
}

const referenceShape = z.object({ reference: z.string() });

/** Takes back commands that nobody has fetched yet and that the new plan contradicts. */
async function cancelUnwanted(
  db: Db,
  date: string,
  at: Date,
  servers: readonly ServerNode[],
  plans: readonly (readonly PlanStep[])[],
): Promise<void> {
  const minutes = minutesOn(date, at);
  const up = servers.filter((_, index) => wantedAt(plans[index] ?? [], minutes).up).map(({ id }) => id);
  const unwanted = await askRows(db, referenceShape)`
    SELECT c.reference FROM operating_steps s JOIN node_commands c ON c.id = s.command_id
    WHERE s.date = ${date}::date AND s.state = 'commanded' AND c.state = 'queued' AND c.token = 0
      AND (s.node_id = ANY (${up}::uuid[])) = (s.kind IN ('stop', 'daily-processing'))`;
  if (unwanted.length === 0) return;
  const taken = await cancelCommands(
    db,
    unwanted.map(({ reference }) => reference),
  );
  await db.$executeRaw`
    UPDATE operating_steps s SET state = 'void', settled_at = ${at}, exception = 'replanned' FROM node_commands c
    WHERE c.id = s.command_id AND s.state = 'commanded' AND c.reference = ANY (${taken}::text[])`;
}

/** What each server still has to do, from where it stands. */
async function remaining(
  db: Db,
  date: string,
  at: Date,
  servers: readonly ServerNode[],
  plans: readonly (readonly PlanStep[])[],
): Promise<PlanStep[]> {
  const begun = new Map<string, StandingStep[]>();
  for (const step of await listSteps(db, date))
    if (step.state !== 'waiting') begun.set(step.nodeId, [...(begun.get(step.nodeId) ?? []), step]);
  const positions = await listPositions(db);
  const minutes = minutesOn(date, at);
  return servers.flatMap(({ id }, index) => {
    const own = begun.get(id) ?? [];
    const commanded = own.filter(({ state }) => state === 'commanded');
    // Where the server will stand when what it has begun is done.
    const position = commanded.reduce(
      (stand, { kind, gate }) => positionAfter(stand, { kind, gate: gate as PlanStep['gate'] }),
      own.length > 0 ? (positions.get(id) ?? atRest) : atRest,
    );
    const history = own.map(({ kind, round, state }) => ({ kind, round, void: state === 'void' }));
    return remainingSteps(plans[index] ?? [], history, position, minutes).map((step) => ({ ...step, nodeId: id }));
  });
}

const versionShape = z.object({ version: z.number() });

async function keepDay(db: Db, date: string, signature: string): Promise<number> {
  const [row] = await askOne(db, versionShape)`
    INSERT INTO operating_days AS d (date, signature) VALUES (${date}::date, ${signature})
    ON CONFLICT (date) DO UPDATE SET signature = excluded.signature, version = d.version + 1, closed_at = NULL RETURNING version`;
  return row.version;
}

const changedShape = z.object({ changed: z.number() });

/** Steps that have not begun become those that are left; answers how many became new, other or void. */
async function replaceSteps(
  db: Db,
  date: string,
  servers: readonly ServerNode[],
  steps: readonly PlanStep[],
  token: number,
): Promise<number> {
  const byId = new Map(servers.map((server) => [server.id, server]));
  const rows = steps.map(({ nodeId, kind, round, notBefore, gate }) => {
    const server = byId.get(nodeId);
    return {
      nodeId,
      kind,
      round,
      gate,
      dueAt: instantOf(date, notBefore),
      tier: server?.tier,
      parentId: server?.parentId ?? null,
      organizationId: server?.organization.id,
    };
  });
  const [answer] = await askOne(db, changedShape)`
    WITH wanted AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS r("nodeId" uuid, kind text, round integer, gate text, "dueAt" timestamptz, tier integer, "parentId" uuid, "organizationId" uuid)),
    gone AS (
      DELETE FROM operating_steps s WHERE s.date = ${date}::date AND s.state = 'waiting'
        AND NOT EXISTS (SELECT FROM wanted w WHERE (w."nodeId", w.kind, w.round) = (s.node_id, s.kind, s.round)) RETURNING 1),
    kept AS (
      INSERT INTO operating_steps AS s (date, node_id, kind, round, organization_id, parent_id, tier, due_at, gate, token)
      SELECT ${date}::date, "nodeId", kind, round, "organizationId", "parentId", tier, "dueAt", gate, ${token} FROM wanted
      ON CONFLICT (date, node_id, kind, round) DO UPDATE SET due_at = excluded.due_at, gate = excluded.gate, parent_id = excluded.parent_id
      WHERE s.state = 'waiting' AND (s.due_at, s.gate) <> (excluded.due_at, excluded.gate) RETURNING 1)
    SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM kept))::int AS changed`;
  return answer.changed;
}

const inputsOf = (date: string, { calendar, settings, onlineEnds, extensions, stops }: WindowFacts) => ({
  holiday: calendar.holidays.get(date) ?? null,
  closures: calendar.closures.get(date) ?? [],
  settings: settings.findLast(({ validFrom }) => validFrom <= date) ?? settings[0],
  onlineEnds: [...onlineEnds].map(([id, ends]) => [
    id,
    ends.findLast(({ validFrom }) => validFrom <= date)?.onlineEnd ?? null,
  ]),
  extensions: extensions.get(date) ?? [],
  stops: stops.filter(({ from, to }) => from < instantOf(date, 29 * 60) && to > instantOf(date, 0)),
});

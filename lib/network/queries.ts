import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { carried, jsonRows } from '@/lib/core/database/json-rows';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { LineKind, NodeKind, NodeState } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { selectLines } from './lines/queries';
import { selectNodes } from './nodes/queries';
import { addCounts, countDown, worstOf } from './rules';
import {
  type CommandStatus,
  commandStatusShape,
  lineSummaryShape,
  type NationOverview,
  nodeSummaryShape,
  type PrefectureSummary,
  placeSummaryShape,
  type StateCounts,
} from './types';

const countedShape = <Kinds extends Readonly<Record<string, string>>>(kinds: Kinds) =>
  z.object({
    /** Prefecture; null for what belongs to none. */
    prefectureId: organizationId.nullable(),
    kind: z.enum(kinds),
    state: z.enum(NodeState),
    count: z.number(),
  });

interface Counted<K> {
  readonly prefectureId: OrganizationId | null;
  readonly kind: K;
  readonly state: NodeState;
  readonly count: number;
}

const answerShape = z.object({
  nodes: z.array(countedShape(NodeKind)).readonly(),
  lines: z.array(countedShape(LineKind)).readonly(),
  alarms: z
    .array(z.object({ prefectureId: organizationId.nullable(), count: z.number(), oldest: z.string().nullable() }))
    .readonly(),
  prefectures: z.array(z.object({ id: organizationId, code: z.string(), name: z.string() })).readonly(),
  places: z.array(carried(placeSummaryShape)).readonly(),
  national: z.array(carried(nodeSummaryShape)).readonly(),
  nationalLines: z.array(carried(lineSummaryShape)).readonly(),
  deafSince: z.string().nullable(),
});
type Answer = z.infer<typeof answerShape>;

/** Of nodes `n`. */
const ofCenter = Prisma.sql`n.organization_id = ANY (ARRAY(SELECT id FROM organizations WHERE kind = 'center'))`;

const counted = (table: Prisma.Sql) => Prisma.sql`
  SELECT h.prefecture_id AS "prefectureId", t.kind, t.state, count(*)::int AS count
  FROM ${table} t JOIN homes h ON h.id = t.organization_id
  WHERE t.valid_to IS NULL OR t.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date GROUP BY 1, 2, 3`;

const alarms = Prisma.sql`
  SELECT h.prefecture_id AS "prefectureId", count(*)::int AS count, min(a.opened_at) FILTER (WHERE a.state = 'open') AS oldest
  FROM alarms a JOIN homes h ON h.id = a.organization_id WHERE a.resolved_at IS NULL GROUP BY 1`;

/** The nation at a glance, as far as the reader sees it: one statement over the nodes' present states, nothing counted beforehand. */
export async function readNation(db: Ask, reader: Reader): Promise<NationOverview> {
  const [answer] = await askRows(db, answerShape)`
    WITH homes AS MATERIALIZED (
      SELECT o.id, CASE o.kind WHEN 'municipality' THEN o.parent_id WHEN 'prefecture' THEN o.id END AS prefecture_id FROM organizations o
    )
    SELECT ${jsonRows(counted(Prisma.sql`nodes`))} AS nodes, ${jsonRows(counted(Prisma.sql`lines`))} AS lines, ${jsonRows(alarms)} AS alarms,
      ${jsonRows(Prisma.sql`SELECT o.id, o.code, ${nameFor(reader, Prisma.sql`o`)} AS name FROM organizations o
        WHERE o.kind = 'prefecture' AND o.valid_to IS NULL ORDER BY o.code`)} AS prefectures,
      ${jsonRows(Prisma.sql`SELECT p.id, p.code, p.kind, ${nameFor(reader, Prisma.sql`p`)} AS name, p.state, p.state_since AS "stateSince"
        FROM places p WHERE p.kind IN ('national_center', 'consolidation_center', 'cloud_center') ORDER BY p.kind`)} AS places,
      ${jsonRows(selectNodes(reader, ofCenter))} AS national, ${jsonRows(selectLines(reader, Prisma.sql`l.kind = 'national'`))} AS "nationalLines",
      (SELECT deaf_since FROM network_sweeps) AS "deafSince"`;
  if (!answer) throw new Error('a statement without a row');
  return {
    national: answer.national.map((node) => ({
      ...since(node),
      lastSeenAt: node.lastSeenAt ? new Date(node.lastSeenAt) : null,
    })),
    nationalLines: answer.nationalLines.map(since),
    prefectures: answer.prefectures.map((prefecture) => summaryOf(prefecture, answer)),
    places: answer.places.map(since),
    nodes: byKind(answer.nodes),
    lines: byKind(answer.lines),
    deafSince: answer.deafSince === null ? null : new Date(answer.deafSince),
  };
}

const since = <T extends { readonly stateSince: string }>(one: T) => ({ ...one, stateSince: new Date(one.stateSince) });

function summaryOf(
  { id, code, name }: Answer['prefectures'][number],
  { nodes, lines, alarms }: Answer,
): PrefectureSummary {
  const own = <K>(list: readonly Counted<K>[]) => list.filter(({ prefectureId }) => prefectureId === id);
  const [ownNodes, ownLines] = [own(nodes), own(lines)];
  const towns = byKind(ownNodes).cs ?? {};
  const statesOf = (list: readonly Counted<unknown>[], kind: string) =>
    worstOf(list.filter((one) => one.kind === kind).map(({ state }) => state));
  const alarm = alarms.find(({ prefectureId }) => prefectureId === id);
  return {
    organizationId: id,
    code,
    name,
    state: worstOf([...ownNodes, ...ownLines].map(({ state }) => state)),
    server: statesOf(ownNodes, 'prefectural_server'),
    line: statesOf(ownLines, 'prefectural'),
    towns,
    affected: countDown(towns),
    openAlarms: alarm?.count ?? 0,
    oldestAlarmAt: alarm?.oldest ? new Date(alarm.oldest) : null,
  };
}

function byKind<K extends string>(list: readonly Counted<K>[]): Partial<Record<K, StateCounts>> {
  const kinds: Partial<Record<K, StateCounts>> = {};
  for (const { kind, state, count } of list) kinds[kind] = addCounts(kinds[kind] ?? {}, { [state]: count });
  return kinds;
}

/** How the commands with these references stand. */
export const listCommands = (db: Ask, references: readonly string[]): Promise<CommandStatus[]> =>
  askRows(db, commandStatusShape)`
    SELECT id, node_id AS "nodeId", name, reference, state, begun_at AS "begunAt", settled_at AS "settledAt", exit_code AS "exitCode", output
    FROM node_commands WHERE reference = ANY (${[...references]}::text[]) ORDER BY created_at, id`;

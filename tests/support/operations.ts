import { newId } from '@/lib/core/ids';
import { instantOf } from '@/lib/window/rules';
import { idOf } from './country';
import { owner } from './database';

interface Servers {
  /** Towns of other prefectures, by the prefecture's code. */
  readonly others?: Readonly<Record<string, readonly string[]>>;
  /** Each has an agent that says nothing yet; false = none has ever enrolled. */
  readonly enrolled?: boolean;
}

/** Operated servers of the center, Niigata and some of its towns. By organization code. */
export async function createServers(
  center: string,
  towns: readonly string[],
  { others = {}, enrolled = true }: Servers = {},
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const place = newId();
  const centerId = await idOf(center);
  await owner().query(
    "INSERT INTO places (id, kind, code, name, name_en, organization_id) VALUES ($1, 'national_center', $2, '所', 'Place', $3)",
    [place, `P-${place.slice(-6)}`, centerId],
  );
  const add = async (code: string, kind: string, parent: string | null) => {
    const id = newId();
    ids.set(code, id);
    await owner().query(
      'INSERT INTO nodes (id, code, kind, name, name_en, organization_id, parent_id, place_id) VALUES ($1, $2, $3, $2, $2, $4, $5, $6)',
      [id, `N-${code}`, kind, await idOf(code), parent, place],
    );
    if (enrolled)
      await owner().query(
        "INSERT INTO node_agents (node_id, enrolled_at, deadline_at, last_seen_at, operation) VALUES ($1, now(), now(), now(), 'stopped')",
        [id],
      );
    return id;
  };
  const nation = await add(center, 'national_server', null);
  for (const [code, below] of Object.entries({ '150002': towns, ...others })) {
    const prefecture = await add(code, 'prefectural_server', nation);
    for (const town of below) await add(town, 'cs', prefecture);
  }
  return ids;
}

/** Moves the operating clock. */
export async function operateAt(date: string, minutes: number): Promise<void> {
  const offset = instantOf(date, minutes).getTime() - Date.now();
  await owner().query('UPDATE operating_clock SET offset_ms = $1', [offset]);
}

export interface Answering {
  /** Nodes that do not answer. */
  readonly silent?: readonly string[];
  /** Nodes whose command fails, by name of the command. */
  readonly failing?: Readonly<Record<string, string>>;
}

/** The agents do what they were told: fetch, run, answer and observe. Answers `<node> <command>` in the order in which they were given. */
export async function agentsAnswer({ silent = [], failing = {} }: Answering = {}): Promise<string[]> {
  const { rows } = await owner().query(
    "SELECT id, node_id, name FROM node_commands WHERE state = 'queued' AND node_id <> ALL ($1) ORDER BY created_at, id",
    [[...silent]],
  );
  for (const { id, node_id, name } of rows) {
    const failed = failing[node_id] === name;
    await owner().query(
      'UPDATE node_commands SET state = $2::command_state, token = 1, begun_at = now(), settled_at = now(), exit_code = $3, output = $4 WHERE id = $1',
      [id, failed ? 'failed' : 'succeeded', failed ? 1 : 0, failed ? 'ポートが使用中です' : ''],
    );
    if (failed || name === 'daily-processing') continue;
    const operation = name === 'start' ? 'running' : 'stopped';
    await owner().query('UPDATE node_agents SET operation = $2, operation_since = now() WHERE node_id = $1', [
      node_id,
      operation,
    ]);
  }
  return rows.map(({ node_id, name }) => `${node_id} ${name}`);
}

/** The steps of a node that were done, in order: `start`, `daily-processing 2`. */
export async function doneBy(node: string): Promise<string[]> {
  const { rows } = await owner().query(
    "SELECT kind, round FROM operating_steps WHERE node_id = $1 AND state = 'done' ORDER BY settled_at, round, array_position(ARRAY['start','online','counter-open','counter-close','online-end','daily-processing','stop'], kind)",
    [node],
  );
  return rows.map(({ kind, round }) => (round === 1 ? kind : `${kind} ${round}`));
}

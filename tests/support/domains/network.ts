import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { networkActions } from '@/tests/support/nodes/actions';
import { networkSamples } from '@/tests/support/nodes/network';
import { administered, center, everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type Viewer, type World } from '@/tests/support/visibility/world';

const owners = ['center-1', 'prefecture-1', 'prefecture-2', 'town-1', 'town-2', 'town-3', 'vendor-1'];
const at = new Date('2026-11-20T00:00:00Z');

/** A place, a line, a node and all that hangs on it, of each kind of owner. */
async function fill(world: World): Promise<void> {
  const reporters = new Map<string, string>();
  for (const name of owners) {
    const viewer = world.viewer(`${name} staff`);
    reporters.set(name, await fillOwner(name, viewer));
  }
  // A prefecture's server looks down a town's line: the town sees the check, and cannot make that server look elsewhere.
  const { rows } = await owner().query("SELECT id, organization_id FROM lines WHERE code = 'L-town-1'");
  const check = { kind: 'icmp', name: '', line_id: rows[0].id, organization_id: rows[0].organization_id };
  await insert('checks', { ...check, reporter_id: reporters.get('prefecture-1'), interval_seconds: 60 });
  await insert('intakes', { id: 'intake', beat_at: at });
}

async function fillOwner(name: string, { organizationId }: Viewer): Promise<string> {
  const own = { organization_id: organizationId, name, name_en: name };
  const [place, line, node] = [newId(), newId(), newId()];
  const kind = name === 'center-1' ? 'consolidation_center' : 'municipal_office';
  await insert('places', { id: place, kind, code: `P-${name}`, ...own });
  await insert('prefectural_networks', { organization_id: organizationId, sequence: 1, kind: 'own' });
  const ends = { upper_place_id: place, lower_place_id: place };
  await insert('lines', { id: line, kind: 'municipal', code: `L-${name}`, ...own, ...ends });
  await insert('network_systems', { id: newId(), code: `S-${name}`, ...own });
  await insert('nodes', { id: node, kind: 'cs', code: `N-${name}`, ...own, place_id: place, line_id: line });
  await fillNode(node, organizationId);
  await fillAlarms(node, organizationId);
  return node;
}

async function fillNode(node: string, organization_id: string): Promise<void> {
  await insert('node_changes', { id: newId(), node_id: node, kind: 'registered', at });
  await insert('node_agents', { node_id: node, enrolled_at: at, deadline_at: at });
  await insert('node_keys', { id: newId(), node_id: node, public_key: Buffer.alloc(44), created_at: at });
  const code = { code_hash: newId(), created_at: at, expires_at: at };
  await insert('node_enrollments', { id: newId(), node_id: node, ...code });
  await insert('thresholds', { id: newId(), kind: 'cpu', node_id: node });
  await insert('node_commands', { id: newId(), node_id: node, name: 'start', created_at: at, expires_at: at });
  const check = { kind: 'cpu', name: '', node_id: node, organization_id, reporter_id: node, interval_seconds: 60 };
  await insert('checks', check);
}

async function fillAlarms(node: string, organization_id: string): Promise<void> {
  const { rows } = await owner().query('SELECT id FROM checks WHERE node_id = $1', [node]);
  const check_id = rows[0].id;
  await insert('check_statuses', { check_id, state_since: at });
  await insert('samples', { check_id, at: new Date(), value: 12.5, state: 'ok' });
  await insert('check_changes', { id: newId(), check_id, at, from_state: 'ok', to_state: 'critical', flapping: false });
  await insert('network_events', { id: newId(), at, kind: 'check.state', organization_id, node_id: node, check_id });
  const { rows: rules } = await owner().query('SELECT id FROM alarm_rules ORDER BY position LIMIT 1');
  for (const resolved of [false, true]) {
    const alarm_id = newId();
    const end = resolved ? { state: 'resolved', resolved_at: at, resolution: 'recovered' } : {};
    const about = { key: `check:${check_id}`, severity: 'critical', organization_id, node_id: node, check_id };
    await insert('alarms', { id: alarm_id, ...about, opened_at: at, ...end });
    await insert('alarm_entries', { id: newId(), alarm_id, kind: 'opened', at });
    await insert('alarm_notifications', { alarm_id, rule_id: rules[0].id, organization_id, due_at: at });
  }
}

/** An open alarm about a CS of the actor's organization. */
export async function insertAlarm({ organizationId }: Pick<Actor, 'organizationId'>): Promise<string> {
  const [place, node, alarm] = [newId(), newId(), newId()];
  const own = { organization_id: organizationId, name: '所', name_en: 'Place' };
  await insert('places', { id: place, kind: 'municipal_office', code: `P-${place.slice(-8)}`, ...own });
  await insert('nodes', { id: node, kind: 'cs', code: `N-${node.slice(-8)}`, ...own, place_id: place });
  const about = { key: `silence:${node}`, severity: 'critical', organization_id: organizationId, node_id: node };
  await insert('alarms', { id: alarm, ...about, opened_at: at });
  return alarm;
}

const changes = (organizationId: string, viewer: Viewer, data: Parameters<Rule>[2]) =>
  viewer.kind === 'center' || administered(organizationId, viewer, data);
/** The owner, its prefecture, and those who watch the nation. */
const watched: Rule = (row, viewer, data) => viewer.kind === 'operator' || changes(row.organization_id, viewer, data);
const managed: Rule = (row, viewer, data) => changes(row.organization_id, viewer, data);
const through =
  (table: string, column: string, rule: Rule): Rule =>
  (row, viewer, data) => {
    const subject = find(data, table, row[column]);
    return subject !== undefined && rule(subject, viewer, data);
  };
const ofNode = through('nodes', 'node_id', watched);
const managesNode = through('nodes', 'node_id', managed);
const ofAlarm = through('alarms', 'alarm_id', watched);
const general: Rule = (row) => row.node_id === null;

const oracles: Oracles = {
  places: {
    select: (row, viewer, data) => row.kind === 'consolidation_center' || watched(row, viewer, data),
    insert: managed,
    update: managed,
  },
  prefectural_networks: { select: watched, insert: managed, update: managed },
  lines: { select: watched, insert: managed, update: managed },
  nodes: { select: watched, insert: managed, update: managed },
  node_changes: { select: ofNode, insert: managesNode },
  network_systems: { select: everybody, insert: center, update: center },
  node_agents: { select: ofNode, update: managesNode },
  node_keys: { select: ofNode, update: managesNode },
  node_enrollments: { select: ofNode, insert: managesNode, delete: managesNode, hidden: ['code_hash'] },
  checks: {
    select: watched,
    insert: (row, viewer, data) =>
      managed(row, viewer, data) && through('nodes', 'reporter_id', managed)(row, viewer, data),
    update: managed,
  },
  check_statuses: { select: through('checks', 'check_id', watched) },
  check_changes: {},
  samples: { select: through('checks', 'check_id', watched) },
  thresholds: {
    select: (row, viewer, data) => general(row, viewer, data) || ofNode(row, viewer, data),
    insert: (row, viewer, data) => center(row, viewer, data) || managesNode(row, viewer, data),
    update: (row, viewer, data) => center(row, viewer, data) || managesNode(row, viewer, data),
    delete: managesNode,
  },
  alarms: {
    select: watched,
    update: (row, viewer, data) => row.state !== 'resolved' && managed(row, viewer, data),
    change: { state: 'acknowledged' },
  },
  alarm_entries: {
    select: ofAlarm,
    insert: (row, viewer, data) => viewer.kind !== 'operator' && ofAlarm(row, viewer, data),
  },
  alarm_rules: { select: everybody, insert: center, update: center, delete: center },
  alarm_notifications: { select: ofAlarm },
  network_events: { select: watched, insert: managed },
  node_commands: { select: ofNode, insert: managesNode, update: managesNode },
  intakes: {},
  network_sweeps: { select: everybody },
  network_settings: { select: everybody, update: center },
};

export const support: DomainSupport = {
  oracles,
  fill,
  nodeSamples: networkSamples,
  actionSamples: {
    ...networkActions,
    'alarm.open-ticket': async ({ town }) => {
      const { rows } = await owner().query('SELECT number FROM alarms WHERE id = $1', [await insertAlarm(town)]);
      return { by: town, also: ['prefecture', 'centerColleague'], fields: { number: String(rows[0].number) } };
    },
    'alarm.acknowledge': async ({ town }) => ({
      by: town,
      also: ['prefecture', 'centerColleague'],
      fields: { alarmId: await insertAlarm(town), comment: '現地で確認中' },
    }),
  },
  routeSamples: {
    'network.agent-file': async ({ town }) => ({
      by: town,
      fields: { file: 'renkei-agent.service' },
      shut: [200, 403],
    }),
  },
  // The sign of life of whoever takes in what nodes send.
  writtenByItself: ['intakes'],
};

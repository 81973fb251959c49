import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { administered, everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

const at = new Date('2026-11-20T00:00:00Z');
const owners = ['center-1', 'prefecture-1', 'prefecture-2', 'town-1', 'town-2', 'town-3'];

/** A definition for the nodes of a code. */
export const definitionFor = (node: string) => ({
  schedule: { kind: 'manual' },
  missed: 'skip',
  startWithin: null,
  endWithin: null,
  expected: null,
  jobs: [
    {
      ...{ key: 'one', name: '統計', nameEn: '', command: 'daily-statistics', params: {} },
      ...{ after: [], notBefore: null, timeoutMinutes: 5, retries: 0, retryMinutes: 1, concurrency: 0, tolerance: 0 },
      target: { kinds: ['cs'], prefecture: '', organization: '', node },
    },
  ],
});

interface Author {
  readonly organizationId: string;
  readonly userId: string;
}

/** An approved net of its author's, and a run of it on a node. */
async function insertNet({ organizationId, userId }: Author, code: string, node: string) {
  const [net, run, job] = [newId(), newId(), newId()];
  await insert('job_nets', { id: net, code, organization_id: organizationId, state: 'active', active_version: 1 });
  await insert('job_net_versions', {
    ...{ net_id: net, version: 1, name: code, name_en: code, definition: definitionFor(''), reach: 1 },
    ...{ written_at: at, written_by_id: userId },
  });
  await insert('job_net_runs', { id: run, net_id: net, nominal_at: at, version: 1, kind: 'manual' });
  await insert('job_runs', { id: job, run_id: run, key: 'one', round: 1, position: 0, definition: {} });
  await insert('job_node_runs', { job_run_id: job, node_id: node });
}

async function fill(world: World): Promise<void> {
  await insert('job_commands', { name: 'own-check', title: '点検', title_en: 'Check', parameters: {} });
  for (const name of owners) {
    const { rows } = await owner().query('SELECT id FROM nodes WHERE code = $1', [`N-${name}`]);
    await insertNet(world.viewer(`${name} staff`), `NET-${name.toUpperCase()}`, rows[0].id);
  }
}

const manages = ['center', 'prefecture', 'municipality'];
const ownNet: Rule = (row, viewer) => manages.includes(viewer.kind) && row.organization_id === viewer.organizationId;
const told: Rule = (row, viewer, data) =>
  ['center', 'operator'].includes(viewer.kind) ||
  administered(row.organization_id, viewer, data) ||
  find(data, 'organizations', row.organization_id)?.kind === 'center';
const ofNet =
  (rule: Rule): Rule =>
  (row, viewer, data) =>
    rule(find(data, 'job_nets', row.net_id) ?? {}, viewer, data);
const ofRun: Rule = (row, viewer, data) => ofNet(told)(find(data, 'job_net_runs', row.run_id) ?? {}, viewer, data);
const ofNode: Rule = (row, viewer, data) =>
  ['center', 'operator'].includes(viewer.kind) ||
  administered(find(data, 'nodes', row.node_id)?.organization_id, viewer, data);
const addsCommand: Rule = (row, viewer) => viewer.kind === 'center' && !row.built_in;

const oracles: Oracles = {
  job_commands: { select: everybody, insert: addsCommand, update: addsCommand },
  job_engine: {},
  job_nets: { select: told, insert: (row, viewer, data) => ownNet(row, viewer, data) && !row.built_in, update: ownNet },
  job_net_versions: {
    select: ofNet(told),
    insert: (row, viewer, data) => ofNet(ownNet)(row, viewer, data) && row.written_by_id === viewer.userId,
    update: () => false,
  },
  job_net_runs: {
    select: ofNet(told),
    insert: (row, viewer, data) => ofNet(ownNet)(row, viewer, data) && row.kind === 'manual' && row.state === 'waiting',
    update: ofNet(ownNet),
  },
  job_runs: { select: ofRun },
  job_node_runs: { select: ofNode },
};

/** A town's own server. */
async function insertServer({ organizationId }: Pick<Actor, 'organizationId'>): Promise<string> {
  const [node, place] = [newId(), newId()];
  const own = { organization_id: organizationId, name: '所', name_en: 'Place' };
  const code = `N-${node.slice(-8)}`.toUpperCase();
  await insert('places', { id: place, kind: 'municipal_office', code: `P-${place.slice(-8)}`, ...own });
  await insert('nodes', { id: node, kind: 'cs', code, ...own, place_id: place });
  return code;
}

let nets = 0;

/** A net of the town's own, in a state. */
async function insertOwnNet(town: Actor, { state = 'active', writtenById = town.userId as string, active = 1 } = {}) {
  const id = newId();
  const code = `TOWN-${++nets}`;
  const node = await insertServer(town);
  await insert('job_nets', { id, code, organization_id: town.organizationId, state, active_version: active });
  await insert('job_net_versions', {
    ...{ net_id: id, version: 1, name: code, name_en: '', definition: definitionFor(node), reach: 1 },
    ...{ written_at: at, written_by_id: writtenById },
  });
  return { id, code, node };
}

async function insertRun(town: Actor, state: 'running' | 'failed'): Promise<string> {
  const net = await insertOwnNet(town);
  const [run, job] = [newId(), newId()];
  const ended_at = state === 'failed' ? at : null;
  await insert('job_net_runs', {
    id: run,
    net_id: net.id,
    nominal_at: at,
    version: 1,
    kind: 'manual',
    state,
    ended_at,
  });
  const definition = definitionFor(net.node).jobs[0] ?? {};
  await insert('job_runs', { id: job, run_id: run, key: 'one', round: 1, position: 0, definition, state, ended_at });
  return run;
}

export const support: DomainSupport = {
  oracles,
  fill,
  after: ['network'],
  actionSamples: {
    // Both are in charge of the town's server (S0 §3).
    'job_net.create': async ({ town }) => ({
      by: town,
      also: ['prefecture', 'centerColleague'],
      fields: {
        code: `NEW-${++nets}`,
        name: '統計',
        definition: JSON.stringify(definitionFor(await insertServer(town))),
      },
    }),
    'job_net.revise': async ({ town }) => {
      const { code, node } = await insertOwnNet(town);
      return {
        by: town,
        fields: { code, version: '1', name: '統計', definition: JSON.stringify(definitionFor(node)) },
      };
    },
    'job_net.approve': async ({ town }) => {
      const { rows } = await owner().query('SELECT id FROM users WHERE organization_id = $1 AND id <> $2 LIMIT 1', [
        town.organizationId,
        town.userId,
      ]);
      const { code } = await insertOwnNet(town, { state: 'proposed', active: 0, writtenById: rows[0]?.id ?? newId() });
      return { by: town, fields: { code, version: '1' } };
    },
    'job_net.switch': async ({ town }) => ({
      by: town,
      fields: { code: (await insertOwnNet(town)).code, version: '1', to: 'held' },
    }),
    'job_run.start': async ({ town }) => ({
      by: town,
      fields: { code: (await insertOwnNet(town)).code, reason: '確認のため' },
    }),
    'job_run.steer': async ({ town }) => ({
      by: town,
      fields: { id: await insertRun(town, 'running'), wanted: 'hold', reason: '確認のため' },
    }),
    'job_run.rerun': async ({ town }) => ({
      by: town,
      fields: { id: await insertRun(town, 'failed'), round: '1', from: 'one', reason: '復旧した' },
    }),
  },
};

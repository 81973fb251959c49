import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { administered, center, everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

const at = new Date('2026-11-20T00:00:00Z');
const tiers: Readonly<Record<string, number>> = { center: 0, prefecture: 1, municipality: 2 };

/** A day of the nodes that `fillNetwork` made, and a planned stop by each of their owners. */
async function fill(world: World): Promise<void> {
  await insert('operating_days', { date: '2026-11-20', signature: 'signature' });
  await insert('operating_plans', { date: '2026-11-20', version: 1, planned_at: at, inputs: {}, changed: 1 });
  const { rows } = await owner().query('SELECT id, organization_id FROM nodes ORDER BY code');
  for (const { id, organization_id } of rows) {
    const viewer = world.viewers.find(({ organizationId }) => organizationId === organization_id);
    const tier = tiers[viewer?.kind ?? ''];
    if (tier === undefined) continue;
    const node = { node_id: id, organization_id, tier };
    await insert('operating_nodes', { ...node, changed_at: at });
    await insert('operating_steps', { ...node, date: '2026-11-20', kind: 'start', round: 1, due_at: at, gate: 'none' });
    const span = {
      title: '更改',
      starts_at: at,
      ends_at: new Date(at.getTime() + 3_600_000),
      reason: '',
      created_at: at,
    };
    await insert('planned_stops', { ...span, id: newId(), node_id: id, services: [], organization_id });
  }
  const { rows: systems } = await owner().query(
    'SELECT id, organization_id FROM network_systems ORDER BY code LIMIT 2',
  );
  for (const { id, organization_id } of systems) {
    const span = {
      title: '改修',
      starts_at: at,
      ends_at: new Date(at.getTime() + 3_600_000),
      reason: '',
      created_at: at,
    };
    await insert('planned_stops', { ...span, id: newId(), system_id: id, services: ['special-move'], organization_id });
  }
}

/** One's own, those one is in charge of, and those above, for which one waits. */
const follows: Rule = (row, viewer, data) =>
  ['center', 'operator'].includes(viewer.kind) ||
  administered(row.organization_id, viewer, data) ||
  (row.tier === 0 && ['prefecture', 'municipality'].includes(viewer.kind)) ||
  row.organization_id === viewer.parentId;
const decides: Rule = (row, viewer, data) =>
  viewer.kind === 'center' || administered(row.organization_id, viewer, data);

const entersStop: Rule = (row, viewer, data) => {
  if (row.organization_id !== viewer.organizationId) return false;
  if (viewer.kind === 'center') return true;
  const node = find(data, 'nodes', row.node_id);
  return (
    viewer.kind !== 'operator' &&
    row.services.length === 0 &&
    node !== undefined &&
    administered(node.organization_id, viewer, data)
  );
};

const oracles: Oracles = {
  operating_clock: { select: everybody },
  operating_engine: {},
  operating_days: { select: everybody },
  operating_plans: { select: everybody },
  operating_steps: { select: follows, update: decides },
  operating_nodes: { select: follows, update: decides },
  planned_stops: {
    select: everybody,
    insert: entersStop,
    update: (row, viewer, data) => center(row, viewer, data) || row.organization_id === viewer.organizationId,
  },
};

/** A server of the town's own. */
async function insertServer({ organizationId }: Actor): Promise<{ readonly node: string; readonly code: string }> {
  const [node, place] = [newId(), newId()];
  const own = { organization_id: organizationId, name: '所', name_en: 'Place' };
  const code = `N-${node.slice(-8)}`.toUpperCase();
  await insert('places', { id: place, kind: 'municipal_office', code: `P-${place.slice(-8)}`, ...own });
  await insert('nodes', { id: node, kind: 'cs', code, ...own, place_id: place });
  return { node, code };
}

/** A start of it that failed. */
async function insertStep(town: Actor): Promise<Record<string, string>> {
  const { organizationId } = town;
  const { node } = await insertServer(town);
  await owner().query("INSERT INTO operating_days (date, signature) VALUES ('2098-06-03', '') ON CONFLICT DO NOTHING");
  const row = { node_id: node, organization_id: organizationId, tier: 2 };
  await insert('operating_nodes', { ...row, changed_at: at });
  const step = {
    date: '2098-06-03',
    kind: 'start',
    round: 1,
    due_at: at,
    gate: 'none',
    state: 'failed',
    settled_at: at,
  };
  await insert('operating_steps', { ...row, ...step });
  return { nodeId: node, date: '2098-06-03', kind: 'start', round: '1' };
}

/** On a far day. */
const stop = { title: '点検', startsAt: '2098-06-03T13:00', endsAt: '2098-06-03T14:00', reason: '定期点検' };

async function insertStop(town: Actor): Promise<Record<string, string>> {
  const { node } = await insertServer(town);
  const id = newId();
  const span = { starts_at: new Date('2098-06-04T04:00Z'), ends_at: new Date('2098-06-04T05:00Z'), created_at: at };
  const own = { organization_id: town.organizationId, services: [], reason: '定期点検', title: '点検' };
  await insert('planned_stops', { id, node_id: node, ...span, ...own });
  return { id, version: '1' };
}

export const support: DomainSupport = {
  oracles,
  fill,
  after: ['network'],
  actionSamples: {
    'stop.preview': async ({ town }) => ({
      by: town,
      also: ['prefecture', 'centerColleague'],
      fields: { ...stop, subject: (await insertServer(town)).code },
    }),
    'stop.plan': async ({ town }) => ({
      by: town,
      also: ['prefecture', 'centerColleague'],
      fields: { ...stop, subject: (await insertServer(town)).code },
    }),
    'stop.cancel': async ({ town }) => ({ by: town, also: ['centerColleague'], fields: await insertStop(town) }),
    'step.decide': async ({ town }) => ({
      by: town,
      also: ['prefecture', 'centerColleague'],
      fields: { ...(await insertStep(town)), decision: 'retry', reason: '復旧した' },
    }),
  },
};

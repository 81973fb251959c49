import { newId } from '@/lib/core/ids';
import type { MakeSample } from '@/tests/support/endpoints/types';
import type { Fixture } from '@/tests/support/inquiries';
import { owner } from '../database';
import { createNode } from './fixture';

const also = ['prefecture', 'centerColleague'] as const;
const equipment = {
  name: '聖籠町CS（新）',
  nameEn: 'Seiro CS (new)',
  generation: '2026',
  renewalDueOn: '2032-03-31',
  systemId: '',
};

/** A form about a node of the town. */
const ofNode =
  (fields: (node: Awaited<ReturnType<typeof createNode>>) => Record<string, string>): MakeSample =>
  async ({ town }: Fixture) => {
    const node = await createNode({ owner: town });
    return { by: town, also, fields: { nodeId: node.holder.node.nodeId, ...fields(node) } };
  };

/** A form of the center about the whole network. */
const ofCenter =
  (fields: () => Promise<Record<string, string>>): MakeSample =>
  async ({ centerColleague }: Fixture) => ({ by: centerColleague, fields: await fields() });

const rule = {
  tier: 'municipal',
  subject: 'server',
  severity: 'warning',
  recipient: 'owner',
  opensAt: '8:30',
  closesAt: '17:15',
  afterMinutes: '0',
  enabled: 'true',
};

async function addedRule(): Promise<string> {
  const id = newId();
  await owner().query(
    "INSERT INTO alarm_rules (id, position, tier, subject, severity, recipient) VALUES ($1, 99, 'municipal', 'line', 'warning', 'owner')",
    [id],
  );
  return id;
}

/** Its code. */
async function addedPlace(organizationId: string): Promise<string> {
  const place = newId();
  const code = `P-${place.slice(-8)}`;
  await owner().query(
    "INSERT INTO places (id, kind, code, name, name_en, organization_id) VALUES ($1, 'municipal_office', $2, '所', 'Place', $3)",
    [place, code, organizationId],
  );
  return code;
}

async function addedLine(organizationId: string): Promise<string> {
  const line = newId();
  const place = await addedPlace(organizationId);
  await owner().query(
    `INSERT INTO lines (id, code, kind, name, name_en, organization_id, upper_place_id, lower_place_id)
     SELECT $1, $2, 'municipal', '回線', 'Line', $3, id, id FROM places WHERE code = $4`,
    [line, `ML-${line.slice(-8)}`, organizationId, place],
  );
  return line;
}

/** One right form for each of the network's actions (beside those of alarms). */
export const networkActions: Readonly<Record<string, MakeSample>> = {
  'node.register': async ({ town }) => ({
    by: town,
    also,
    fields: { organizationCode: '153079', kind: 'network_device', ...equipment },
  }),
  'node.change': ofNode(() => ({ version: '1', ...equipment })),
  'node.replace': ofNode(() => ({ version: '1', ...equipment })),
  'node.retire': ofNode(() => ({ version: '1', validTo: '2099-03-31' })),
  'node.rotate-key': ofNode(() => ({})),
  'node.revoke-key': ofNode(({ key }) => ({ keyId: key.id })),
  'node.issue-code': ofNode(() => ({})),
  'threshold.set': ofNode(() => ({
    kind: 'disk',
    version: '0',
    warning: '70',
    critical: '85',
    margin: '2',
    attempts: '2',
  })),
  'threshold.remove': async ({ town }) => {
    const { holder } = await createNode({ owner: town });
    const { nodeId } = holder.node;
    await owner().query("INSERT INTO thresholds (id, kind, node_id, warning) VALUES ($1, 'disk', $2, 70)", [
      newId(),
      nodeId,
    ]);
    return { by: town, also, fields: { kind: 'disk', nodeId } };
  },
  'check.add': async ({ town }) => {
    const { holder } = await createNode({ owner: town });
    const about = { subject: 'node', subjectId: holder.node.nodeId, kind: 'tcp', intervalSeconds: '60' };
    return { by: town, also, fields: { ...about, host: 'db.example', port: '5432' } };
  },
  'check.retire': async ({ town }) => {
    const { checks } = await createNode({ owner: town });
    return { by: town, also, fields: { checkId: String(checks.cpu) } };
  },
  'line.change': async ({ town }) => ({
    by: town,
    also,
    fields: {
      lineId: await addedLine(town.organizationId),
      version: '1',
      name: '回線',
      provider: '架空通信',
      capacityMbps: '200',
    },
  }),
  'line.register': async ({ prefecture }) => ({
    by: prefecture,
    also: ['centerColleague'],
    fields: {
      // None of the fixture's: a town is told of its own line that its prefecture registers it.
      organizationCode: '155811',
      name: '関川村予備回線',
      provider: '架空通信',
      capacityMbps: '100',
      upperPlaceCode: await addedPlace(prefecture.organizationId),
      lowerPlaceCode: await addedPlace(prefecture.organizationId),
    },
  }),
  'line.retire': async ({ town }) => ({
    by: town,
    also,
    fields: { lineId: await addedLine(town.organizationId), version: '1', validTo: '2099-03-31' },
  }),
  'place.register': async ({ town }) => ({
    by: town,
    also,
    fields: { organizationCode: '153079', kind: 'municipal_office', name: '聖籠町役場 分庁舎' },
  }),
  'network.set-kind': async ({ prefecture }) => ({
    by: prefecture,
    also: ['centerColleague'],
    fields: {
      prefectureCode: '150002',
      validFrom: '2027-04-01',
      kind: 'outsourced',
      provider: '架空通信',
      sequence: '0',
    },
  }),
  'network.set': ofCenter(async () => {
    const { rows } = await owner().query('SELECT version FROM network_settings');
    const values = { heartbeatSeconds: '30', missedHeartbeats: '2', confirmSeconds: '45', noDataMinutes: '15' };
    return { ...values, keepSampleDays: '8', version: String(rows[0].version) };
  }),
  'alarm_rule.add': ofCenter(async () => rule),
  'alarm_rule.change': ofCenter(async () => ({ ...rule, ruleId: await addedRule(), version: '1' })),
  'alarm_rule.remove': ofCenter(async () => ({ ruleId: await addedRule(), version: '1' })),
  'system.add': ofCenter(async () => ({
    code: `S${newId().slice(-8).toUpperCase()}`,
    organizationCode: 'JLIS',
    name: '試験系',
  })),
  'system.change': async ({ centerColleague }) => {
    const code = `S${newId().slice(-8).toUpperCase()}`;
    await owner().query(
      'INSERT INTO network_systems (id, code, name, name_en, organization_id) VALUES ($1, $2, $2, $2, $3)',
      [newId(), code, centerColleague.organizationId],
    );
    return { by: centerColleague, fields: { code, version: '1', name: '試験系', retired: 'true' } };
  },
};

import { beforeAll, describe, expect, it } from 'vitest';
import { readAs } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { listOpenAlarms } from '@/lib/network/alarms/queries';
import { listLineChecks } from '@/lib/network/checks/queries';
import { readNode } from '@/lib/network/nodes/detail/queries';
import { listOwnNodes } from '@/lib/network/nodes/queries';
import { readPrefecture } from '@/lib/network/prefectures/queries';
import { readNation } from '@/lib/network/queries';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { loadNetworkOfCountry, putInto } from '@/tests/support/network';

beforeAll(async () => {
  await loadNetworkOfCountry();
  await owner().query("UPDATE nodes SET state = 'ok' WHERE kind IN ('national_server', 'prefectural_server', 'cs')");
  await owner().query("UPDATE lines SET state = 'ok'");
  await putInto('nodes', 'CS-153079', 'silent');
  await putInto('nodes', 'CS-154059', 'warning');
  await putInto('lines', 'ML-155811', 'critical');
  await owner().query(
    `INSERT INTO alarms (id, key, severity, organization_id, node_id, opened_at)
     SELECT $1, 'silence:' || id, 'critical', organization_id, id, '2026-11-20T01:00:00Z' FROM nodes WHERE code = 'CS-153079'`,
    [newId()],
  );
});

describe('the nation at a glance', () => {
  it('shows the center every prefecture with its worst state, affected towns and oldest alarm', async () => {
    const center = await personOf('JLIS');
    const { prefectures, national, nodes, lines } = await readAs(center, (db) => readNation(db, center));
    const niigata = prefectures.find(({ code }) => code === '150002');
    expect(niigata).toMatchObject({
      name: '新潟県',
      state: 'silent',
      server: 'ok',
      line: 'ok',
      affected: 1,
      openAlarms: 1,
    });
    expect(niigata?.towns).toEqual({ silent: 1, warning: 1, ok: 28 });
    expect(niigata?.oldestAlarmAt).toEqual(new Date('2026-11-20T01:00:00Z'));
    expect(prefectures.find(({ code }) => code === '200000')).toMatchObject({ affected: 0, oldestAlarmAt: null });
    expect(national.map(({ code }) => code)).toEqual(['NS-01', 'ND-01', 'ND-02', 'ND-03', 'ND-04']);
    expect(nodes.prefectural_server).toEqual({ ok: 2 });
    expect(lines.municipal).toEqual({ critical: 1, ok: 106 });
  });

  it('shows a prefecture its own part, and a town its own server', async () => {
    const nagano = await personOf('200000');
    const seen = await readAs(nagano, (db) => readNation(db, nagano));
    expect(seen.prefectures.find(({ code }) => code === '150002')).toMatchObject({
      towns: {},
      openAlarms: 0,
      server: 'unwatched',
    });
    expect(seen.nodes.cs).toEqual({ ok: 77 });
    const town = await personOf('153079');
    const own = await readAs(town, (db) => listOwnNodes(db, town));
    expect(own.map(({ code, state }) => [code, state])).toEqual([
      ['CS-153079', 'silent'],
      ['DR-153079', 'unwatched'],
      ['PT-153079', 'unwatched'],
    ]);
    expect((await readAs(town, (db) => readNation(db, town))).nodes.prefectural_server).toBeUndefined();
  });
});

describe('a prefecture', () => {
  it('has server, gear, lines, towns and the kind of its network', async () => {
    const niigata = await personOf('150002');
    const seen = await readAs(niigata, (db) => readPrefecture(db, niigata, '150002'));
    expect(seen?.nodes.map(({ code }) => code)).toEqual(['PS-150002', 'PD-150002-1', 'PD-150002-2']);
    expect(seen?.lines.map(({ code }) => code)).toEqual(['PL-150002']);
    expect(seen?.townLines).toHaveLength(30);
    expect(seen?.townNodes).toHaveLength(30 + 6);
    expect(seen?.networks).toMatchObject([{ sequence: 1, kind: 'own', validFrom: null }]);
    expect(await readAs(niigata, (db) => readPrefecture(db, niigata, '153079'))).toBeNull();
  });
});

describe('a node', () => {
  it('shows its checks with the limits in force, its alarms and its history', async () => {
    const town = await personOf('153079');
    await owner().query(
      "INSERT INTO thresholds (id, kind, node_id, warning, critical) SELECT $1, 'disk', id, 70, 75 FROM nodes WHERE code = 'CS-153079'",
      [newId()],
    );
    const node = await readAs(town, (db) => readNode(db, town, 'CS-153079'));
    expect(node).toMatchObject({ kind: 'cs', parentCode: null, lineCode: 'ML-153079', agent: null, openAlarms: 1 });
    expect(node?.checks).toHaveLength(10);
    expect(node?.checks.find(({ kind }) => kind === 'disk')).toMatchObject({
      warning: 70,
      critical: 75,
      state: 'unknown',
    });
    expect(node?.checks.find(({ kind }) => kind === 'cpu')).toMatchObject({ warning: 85, critical: 95 });
    const alarms = await readAs(town, (db) => listOpenAlarms(db, town, 10));
    expect(alarms).toMatchObject([
      { subject: 'node', subjectCode: 'CS-153079', severity: 'critical', checkKind: null },
    ]);
  });

  it('of another town is not there', async () => {
    const other = await personOf('154059');
    expect(await readAs(other, (db) => readNode(db, other, 'CS-153079'))).toBeNull();
    expect(await readAs(other, (db) => listOpenAlarms(db, other, 10))).toEqual([]);
  });

  it('above reports on the line of a town that sees it', async () => {
    const { rows } = await owner().query("SELECT id FROM lines WHERE code = 'ML-153079'");
    const town = await personOf('153079');
    const checks = await readAs(town, (db) => listLineChecks(db, rows[0].id));
    expect(checks).toMatchObject([{ kind: 'icmp', reporterCode: '' }]);
  });
});

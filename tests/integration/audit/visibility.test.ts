import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { readAs, withActor, withNodes, withSystem } from '@/lib/core/db';
import { type NodeId, newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let town: Actor;
let prefecture: Actor;
let other: Actor;
let center: Actor;
let centerAuditor: Actor;
const target = newId();

beforeAll(async () => {
  prefecture = await createActor();
  town = await createActor({ kind: 'municipality', parent: prefecture });
  other = await createActor({ kind: 'municipality', parent: prefecture });
  center = await createActor({ kind: 'center' });
  centerAuditor = await createActor({ colleagueOf: center, roles: ['auditor'] });
  await withActor(town, (db) =>
    recordAudit(db, town, {
      event: 'ticket.escalated',
      targetType: 'ticket',
      targetId: target,
      organizationIds: [prefecture.organizationId],
    }),
  );
});

const sees = (actor: Actor) => readAs(actor, (db) => db.auditEntry.count({ where: { targetId: target } }));

it('is read by the organizations concerned and by the auditors of the center', async () => {
  expect(await Promise.all([town, prefecture, other, center, centerAuditor].map(sees))).toEqual([1, 1, 0, 0, 1]);
});

it('an auditor elsewhere sees no more than his organization', async () => {
  expect(await sees(await createActor({ roles: ['auditor'] }))).toBe(0);
  expect(await sees(await createActor({ colleagueOf: prefecture, roles: ['auditor'] }))).toBe(1);
});

it('the database says who acted, whatever the code says', async () => {
  const id = newId();
  await withActor(town, (db) =>
    recordAudit(db, { ...other, requestId: 'forged' }, { event: 'ticket.created', targetType: 'ticket', targetId: id }),
  );
  const { rows } = await owner().query(
    'SELECT actor_user_id, actor_organization_id, request_id, organization_ids FROM audit_entries WHERE target_id = $1',
    [id],
  );
  expect(rows).toEqual([
    {
      actor_user_id: town.userId,
      actor_organization_id: town.organizationId,
      request_id: town.requestId,
      organization_ids: [town.organizationId],
    },
  ]);
});

it('a task of the system is named, and a log-in names its user', async () => {
  const id = newId();
  await withSystem('login', async (db) => {
    await recordAudit(db, { task: 'login' }, { event: 'session.refused', targetType: 'user', targetId: id });
    await recordAudit(db, town, { event: 'session.opened', targetType: 'session', targetId: id });
  });
  const { rows } = await owner().query(
    'SELECT event, task, actor_user_id FROM audit_entries WHERE target_id = $1 ORDER BY id',
    [id],
  );
  expect(rows).toEqual([
    { event: 'session.refused', task: 'login', actor_user_id: null },
    { event: 'session.opened', task: null, actor_user_id: town.userId },
  ]);
});

const entryOf = (nodeId: NodeId, id: string, organizationId = other.organizationId) => ({
  actor: { nodeId, nodeName: 'CS 大和市', organizationId, organizationName: '大和市', requestId: 'forged' },
  change: { event: 'node.enrolled', targetType: 'node', targetId: id } as const,
});

it('a node is named with its owner, as the database knows it, and its owner may read what it did', async () => {
  const [id, nodeId, neighbour] = [newId(), newId<NodeId>(), newId<NodeId>()];
  const nodes = [
    { nodeId: neighbour, organizationId: other.organizationId },
    { nodeId, organizationId: town.organizationId },
  ];
  const { actor, change } = entryOf(nodeId, id);
  await withNodes(nodes, 'request-of-node', (db) => recordAudit(db, actor, change));
  const seen = await readAs(town, (db) => db.auditEntry.findMany({ where: { targetId: id } }));
  expect(seen).toMatchObject([
    {
      ...{ format: 2, actorUserId: null, actorNodeId: nodeId, actorName: 'CS 大和市', task: null },
      ...{ actorOrganizationId: town.organizationId, requestId: 'request-of-node' },
    },
  ]);
  expect(await readAs(other, (db) => db.auditEntry.count({ where: { targetId: id } }))).toBe(0);
});

it('a node speaks neither for another nor for a person or the system', async () => {
  const nodes = [{ nodeId: newId<NodeId>(), organizationId: town.organizationId }];
  const { actor, change } = entryOf(newId(), newId());
  for (const forged of [actor, town, { task: 'login' }]) {
    await expect(withNodes(nodes, '', (db) => recordAudit(db, forged, change))).rejects.toThrow(/for itself only/);
  }
});

it('代行: the organization acted for is named and may read it', async () => {
  const id = newId();
  await withActor(prefecture, (db) =>
    recordAudit(db, prefecture, {
      event: 'user.disabled',
      targetType: 'user',
      targetId: id,
      actingForOrganizationId: town.organizationId,
    }),
  );
  expect(await readAs(town, (db) => db.auditEntry.findMany({ where: { targetId: id } }))).toMatchObject([
    {
      actingForOrganizationId: town.organizationId,
      organizationIds: [prefecture.organizationId, town.organizationId].sort(),
    },
  ]);
});

it('goes with the change: a change that fails leaves no entry', async () => {
  const id = newId();
  const failing = withActor(town, async (db) => {
    await recordAudit(db, town, { event: 'ticket.created', targetType: 'ticket', targetId: id });
    throw new Error('the change fails');
  });
  await expect(failing).rejects.toThrow('the change fails');
  const { rows } = await owner().query(
    'SELECT 1 FROM audit_entries WHERE target_id = $1 UNION ALL SELECT 1 FROM audit_pending p JOIN audit_entries e ON e.id = p.entry_id WHERE e.target_id = $1',
    [id],
  );
  expect(rows).toEqual([]);
});

it('keeps no secret', async () => {
  const id = newId();
  await withActor(town, (db) =>
    recordAudit(db, town, {
      event: 'user.created',
      targetType: 'user',
      targetId: id,
      after: { name: '名', passwordHash: 'argon2', nested: { totpSecret: 'S' } },
    }),
  );
  const { rows } = await owner().query('SELECT after FROM audit_entries WHERE target_id = $1', [id]);
  expect(rows[0].after).toEqual({ name: '名', passwordHash: '[blanked]', nested: { totpSecret: '[blanked]' } });
});

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '@/lib/access/actor';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import { draftTargets } from '@/lib/delivery/trust/rules';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { holdCeremony, planFields, propose } from '@/tests/support/deliveries';
import type { DomainSupport } from '@/tests/support/domain';
import { createNode } from '@/tests/support/nodes/fixture';
import { administered, center, everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

const at = new Date('2026-11-20T00:00:00Z');
const hash = 'a'.repeat(64);
const plan = {
  ...{ nodeKinds: ['cs'], prefecture: '', pilots: [], slot: null },
  ...{ success: 90, error: 5, rollBack: false, limit: 0 },
};

interface Author {
  readonly organizationId: string;
  readonly userId: string;
}

let packages = 0;

interface Kept {
  readonly hash: string;
  readonly size: number;
  readonly file_name: string;
}

async function insertPackage({ organizationId }: Pick<Author, 'organizationId'>, kept?: Kept): Promise<string> {
  const id = newId();
  await insert('delivery_packages', {
    ...{ id, name: `manual-${++packages}`, version: '1', kind: 'manual', title: '手引き', node_kinds: ['cs'] },
    ...{ file_name: 'manual.pdf', size: 5, hash, organization_id: organizationId, created_at: at, created_by: '' },
    ...kept,
  });
  return id;
}

async function insertRelease(author: Author, approvedById: string | null, state = 'proposed'): Promise<string> {
  const id = newId();
  const draft = draftTargets(null, 1, { path: 'manual/1/manual.pdf', size: 5, hash, custom: {} }, at);
  await insert('delivery_releases', {
    ...{ id, package_id: await insertPackage(author), organization_id: author.organizationId, state, plan },
    ...{ starts_at: at, draft, draft_version: 1, proposed_by_id: author.userId, proposed_by: '', proposed_at: at },
    ...{ approved_by_id: approvedById, approved_at: approvedById === null ? null : at },
  });
  return id;
}

const insertKey = ({ organizationId, userId }: Author) =>
  insert('delivery_keys', {
    ...{ id: newId(), user_id: userId, organization_id: organizationId, user_name: '', public_key: '' },
    ...{ sealed: Buffer.alloc(8), created_at: at },
  });

async function fill(world: World): Promise<void> {
  const author = world.viewer('center-1 staff');
  await insertRelease(author, null);
  const release = await insertRelease(author, newId(), 'running');
  const { rows } = await owner().query("SELECT id FROM nodes WHERE code LIKE 'N-%' ORDER BY code");
  for (const { id } of rows)
    await insert('delivery_receipts', { release_id: release, node_id: id, wave: 1, updated_at: at });
  const counts = {
    total: rows.length,
    arriving: rows.length,
    verified: 0,
    applying: 0,
    confirmed: 0,
    failed: 0,
    undone: 0,
  };
  await insert('delivery_totals', { release_id: release, ...counts });
  await insert('delivery_uploads', {
    ...{ id: newId(), organization_id: author.organizationId, user_id: author.userId, file_name: 'a', size: 5 },
    created_at: at,
  });
  await insertKey(author);
  await insert('delivery_online_keys', { id: 'key', public_key: '', sealed: Buffer.alloc(8), created_at: at });
  await insert('delivery_metadata', { role: 'root', version: 1, content: '{}', expires_at: at, created_at: at });
}

const own: Rule = (row, viewer) => viewer.kind === 'center' && row.user_id === viewer.userId;
const ownOfCenter: Rule = (row, viewer, data) =>
  own(row, viewer, data) && row.organization_id === viewer.organizationId;
const ofCenter: Rule = (row, viewer) => viewer.kind === 'center' && row.organization_id === viewer.organizationId;

const oracles: Oracles = {
  delivery_uploads: { select: own, insert: ownOfCenter, update: ownOfCenter },
  delivery_packages: { select: everybody, insert: ofCenter },
  delivery_releases: {
    select: (row, viewer) => ['center', 'operator'].includes(viewer.kind) || row.approved_at !== null,
    insert: (row, viewer, data) =>
      ofCenter(row, viewer, data) && row.proposed_by_id === viewer.userId && row.state === 'proposed',
    update: center,
  },
  delivery_receipts: {
    select: (row, viewer, data) =>
      ['center', 'operator'].includes(viewer.kind) ||
      administered(find(data, 'nodes', row.node_id)?.organization_id, viewer, data),
    update: center,
  },
  delivery_totals: { select: (_row, viewer) => ['center', 'operator'].includes(viewer.kind) },
  delivery_keys: { select: center, insert: ownOfCenter, update: own },
  delivery_online_keys: {},
  delivery_metadata: { select: everybody },
};

/** A node to which a release comes, whose file lies in the store. */
async function insertDelivery() {
  const by = await createNode();
  const author = { organizationId: by.owner.organizationId, userId: newId() };
  const release = await insertRelease(author, newId(), 'running');
  const receipt = { release_id: release, node_id: by.holder.node.nodeId, wave: 1, state: 'staged', updated_at: at };
  await insert('delivery_receipts', receipt);
  await putFile(hash, 'bytes');
  return { by, release };
}

/** Puts bytes where the portal keeps those of packages. */
async function putFile(name: string, content: string): Promise<void> {
  const folder = path.resolve(env().RENKEI_DATA_DIR, 'deliveries', 'kept', name.slice(0, 2));
  await mkdir(folder, { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

async function keepFile(content: string): Promise<Kept> {
  const found = createHash('sha256').update(content).digest('hex');
  await putFile(found, content);
  return { hash: found, size: Buffer.byteLength(content), file_name: 'manual.txt' };
}

const insertUpload = async ({ organizationId, userId }: Actor, sent: string | null): Promise<string> => {
  const id = newId();
  const upload = { id, organization_id: organizationId, user_id: userId, file_name: 'a.pdf', size: 5, created_at: at };
  await insert('delivery_uploads', { ...upload, hash: sent });
  return id;
};

let ceremony: Promise<Actor> | undefined;

/** Who signs besides this person, once both their keys count. */
function signers(by: Actor): Promise<Actor> {
  ceremony ??= personOf('JLIS', ['system_administrator']).then(async (second) => {
    await holdCeremony([by, second]);
    return second;
  });
  return ceremony;
}

export const support: DomainSupport = {
  oracles,
  fill,
  after: ['network'],
  nodeSamples: {
    'delivery.metadata': async () => {
      const row = { role: 'root', version: 1, content: '{}', expires_at: at, created_at: at };
      await insert('delivery_metadata', row).catch(() => undefined);
      return { by: await createNode(), fields: { name: '1.root.json' }, own: true };
    },
    'delivery.file': async () => ({ by: (await insertDelivery()).by, fields: { hash } }),
    'delivery.report': async () => {
      const { by, release } = await insertDelivery();
      return { by, fields: { id: release, state: 'downloading', percent: 40 } };
    },
  },
  actionSamples: {
    'delivery_package.create': async ({ centerColleague: by }) => ({
      by,
      fields: {
        ...{ upload: await insertUpload(by, hash), name: `package-${newId().slice(-8)}`, version: '1', kind: 'manual' },
        ...{ title: '手引き', nodeKinds: ['cs'] },
      },
    }),
    'delivery_release.propose': async ({ centerColleague: by }) => {
      await signers(by);
      return { by, fields: { ...planFields, packageId: await insertPackage(by) } };
    },
    'delivery_release.approve': async ({ centerColleague: by }) => {
      const seen = await propose(await signers(by), await insertPackage(by));
      return { by, fields: { ...seen, version: String(seen.version) } };
    },
    'delivery_package.publish': async ({ centerColleague: by }) => ({
      by,
      fields: { id: await insertPackage(by, await keepFile('手引き\n')) },
    }),
    'delivery_release.steer': async ({ centerColleague: by }) => ({
      by,
      fields: { id: await insertRelease(by, null), version: '1', wanted: 'cancel', reason: '誤り' },
    }),
  },
  routeSamples: {
    'delivery_upload.begin': async ({ centerColleague: by }) => ({
      by,
      fields: { name: 'manual.pdf', size: 5 },
      shut: [403],
    }),
    'delivery_upload.read': async ({ centerColleague: by }) => ({
      by,
      fields: { id: await insertUpload(by, null) },
      shut: [403],
    }),
    'delivery_release.report': async ({ centerColleague: by }) => {
      const { rows } = await owner().query('SELECT number FROM delivery_releases WHERE id = $1', [
        await insertRelease(by, null),
      ]);
      return { by, fields: { number: rows[0].number, format: 'csv' }, shut: [404] };
    },
    'delivery_upload.part': async ({ centerColleague: by }) => ({
      by,
      fields: { id: await insertUpload(by, null), offset: 0 },
      body: 'bytes',
      shut: [403],
    }),
  },
  ownEndpoints: ['delivery_key.create'],
};

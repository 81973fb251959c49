import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Actor } from '@/lib/access/actor';
import { makeShares, wordsOfShare } from '@/lib/continuity/keys/shares/rules';
import { socketOf } from '@/lib/continuity/openings/gateway';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import type { DomainSupport } from '@/tests/support/domain';
import { administered, everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

const at = new Date('2026-11-20T00:00:00Z');

/** Two towns of different prefectures keep one another's copies; a third has nothing to do with them. */
async function fill(world: World): Promise<void> {
  const [one, two, three] = ['town-1 staff', 'town-3 staff', 'town-2 staff'].map(world.viewer);
  for (const [own, partner] of [
    [one, two],
    [two, one],
  ])
    await insert('mutual_aid', {
      organization_id: own?.organizationId,
      partner_id: partner?.organizationId,
      rank: 1,
    });
  for (const viewer of [one, two, three].filter((found) => found !== undefined)) {
    const { organizationId: organization_id, userId: user_id } = viewer;
    await insert('change_counters', { organization_id, last: 1 });
    await insert('slice_changes', { organization_id, number: 1, table_name: 'residents', operation: 'I', row: {}, at });
    const copy = newId();
    await insert('copies', {
      ...{ id: copy, organization_id, kind: 'full', audience: 'disaster', recipient: 'age1', generation: 1 },
      ...{ from_number: 0, to_number: 1, data_at: at, format: 1, length: 1, sha256: '', manifest_sha256: '' },
      ...{ envelope: '', signature: '', created_at: at },
    });
    await insert('copy_receipts', {
      ...{ copy_id: copy, organization_id, site: '154059/partner', kind: 'stored', at, sha256: '', signature: '' },
    });
    await insert('copy_alarms', { organization_id, site: '154059/partner', kind: 'old', opened_at: at });
    await insert('disaster_keys', { organization_id, generation: 1, recipient: 'age1', made_at: at, made_by: '佐藤' });
    await insert('key_share_custodies', { organization_id, generation: 1, holder: 'town' });
    const declaration = newId();
    const declared = { declared_by: '佐藤', declared_by_id: user_id, declared_at: at, reason: '回線障害' };
    await insert('declarations', {
      ...{ id: declaration, organization_id, organization_code: '153079', plan: 1, host_code: '153079', state: 'open' },
      ...declared,
    });
    await insert('declaration_steps', { declaration_id: declaration, number: 1 });
    await insert('declaration_counters', { declaration_id: declaration, name: 'receipt', last: 1 });
    await insert('key_openings', {
      ...{ id: newId(), declaration_id: declaration, holder: 'town', generation: 1, entered_by: '佐藤' },
      ...{ entered_by_id: user_id, at, outcome: 'waiting' },
    });
    await insert('queued_applications', {
      ...{ id: newId(), receipt_number: newId(), declaration_id: declaration, organization_id, site: '153079' },
      ...{ kind: 'moved_in', content: '', content_hash: '', taken_by: '佐藤', taken_at: at },
    });
    await insert('site_requests', {
      ...{ id: newId(), organization_id, kind: 'copy', payload: {}, requested_by: '佐藤', requested_at: at },
    });
    const item = newId();
    await insert('inventory_items', { id: item, organization_id, kind: 'terminal', name: '端末', quantity: 2 });
    await insert('reservations', {
      ...{ declaration_id: declaration, item_id: item, organization_id, quantity: 1, reserved_by: '佐藤', at },
    });
    await insert('emergency_contacts', {
      ...{ id: newId(), organization_id, position: 1, name: '佐藤', duty: '係長', phone: '000', side: 'own' },
    });
    await insert('drills', { id: newId(), organization_id, started_at: at, state: 'running', started_by: '佐藤' });
  }
  await insert('site_status', { id: 1, site: '153079/down-recovery', checked_at: at, center_reachable: true });
}

/** One's own, and that of those whose copies one keeps. */
const aids: Rule = (row, viewer, data) =>
  row.organization_id === viewer.organizationId ||
  (data.mutual_aid ?? []).some(
    (pair) => pair.organization_id === row.organization_id && pair.partner_id === viewer.organizationId,
  );
const own: Rule = (row, viewer) => row.organization_id === viewer.organizationId;
const administers: Rule = (row, viewer, data) => administered(row.organization_id, viewer, data);
const ofDeclaration: Rule = (row, viewer, data) =>
  aids(find(data, 'declarations', row.declaration_id) ?? {}, viewer, data);

const shown = { select: aids };
const kept = { select: aids, insert: own, update: own };

const oracles: Oracles = {
  mutual_aid: {
    select: (row, viewer) => [row.organization_id, row.partner_id].includes(viewer.organizationId),
  },
  change_counters: { select: administers, insert: administers, update: administers },
  slice_changes: { insert: administers },
  copies: shown,
  copy_receipts: shown,
  copy_alarms: shown,
  disaster_keys: { select: aids, insert: own },
  key_share_custodies: kept,
  declarations: { select: aids, insert: aids, update: aids },
  declaration_steps: { select: ofDeclaration, insert: ofDeclaration, update: ofDeclaration },
  declaration_counters: { select: ofDeclaration, insert: ofDeclaration, update: ofDeclaration },
  key_openings: { select: ofDeclaration, insert: ofDeclaration, update: ofDeclaration },
  queued_applications: { select: own, insert: own, update: own },
  site_status: { select: everybody },
  site_requests: { select: own, insert: own },
  inventory_items: { ...kept, delete: own },
  reservations: { select: aids, insert: own, delete: own },
  emergency_contacts: { ...kept, delete: own },
  drills: { select: own, insert: own, update: own },
};

/** A declaration of the town's that its colleague recorded; confirmed, it is of the live center, where alone that is possible. */
async function insertDeclaration(town: Actor, state: 'requested' | 'open', item?: string): Promise<string> {
  process.env.RENKEI_SITE = 'cloud';
  const id = newId();
  await insert('declarations', {
    ...{ id, organization_id: town.organizationId, organization_code: town.organizationCode, plan: 2 },
    ...{ host_code: town.organizationCode, state, reason: '庁舎の機能不全', declared_by: '佐藤' },
    ...{ declared_by_id: newId(), declared_at: at, request_recorded_id: newId() },
  });
  await insert('declaration_steps', { declaration_id: id, number: 1 });
  if (item)
    await insert('inventory_items', {
      ...{ id: item, organization_id: town.organizationId, kind: 'terminal', name: '端末', quantity: 2 },
    });
  return id;
}

let listening: Promise<void> | undefined;

/** Stands in for the site's own program: takes each share, and waits for a second. */
function answerShares(): Promise<void> {
  listening ??= new Promise((resolve) => {
    const address = path.resolve(socketOf(env().RENKEI_DATA_DIR));
    mkdirSync(path.dirname(address), { recursive: true });
    createServer((socket) => socket.once('data', () => socket.end('waiting')))
      .listen(address, resolve)
      .unref();
  });
  return listening;
}

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: {
    'declaration.confirm': async ({ town }) => ({
      site: 'cloud',
      by: town,
      fields: { id: await insertDeclaration(town, 'requested') },
    }),
    'declaration.end': async ({ town }) => ({
      by: town,
      fields: { id: await insertDeclaration(town, 'open'), how: 'closed', reason: '復旧' },
    }),
    'declaration.do-step': async ({ town }) => ({
      site: 'cloud',
      by: town,
      also: ['townStaff'],
      fields: { id: await insertDeclaration(town, 'open'), number: '1', evidence: '電話で連絡' },
    }),
    'queued_application.decide': async ({ town }) => {
      const id = newId();
      await insert('queued_applications', {
        ...{ id, receipt_number: newId(), declaration_id: await insertDeclaration(town, 'open'), site: '154059' },
        ...{
          organization_id: town.organizationId,
          kind: 'moved_in',
          content: '転入',
          content_hash: '',
          taken_by: '佐藤',
        },
        taken_at: at,
      });
      return { site: 'cloud', by: town, also: ['townStaff'], fields: { id, outcome: 'rejected', reason: '取下げ' } };
    },
    'declaration.give-share': async ({ town }) => {
      const id = await insertDeclaration(town, 'open');
      const { shares } = await makeShares(town.organizationCode, 0);
      const [share] = shares;
      await answerShares();
      return { by: town, fields: { id, holder: 'town', words: share ? wordsOfShare(share).join(' ') : '' } };
    },
    'inventory.change-item': async ({ town }) => {
      const id = newId();
      await insert('inventory_items', {
        ...{ id, organization_id: town.organizationId, kind: 'terminal', name: '端末', quantity: 2 },
      });
      return { by: town, fields: { id, quantity: '1' } };
    },
    'inventory.remove-contact': async ({ town }) => {
      const id = newId();
      await insert('emergency_contacts', {
        ...{
          id,
          organization_id: town.organizationId,
          position: 1,
          name: '佐藤',
          duty: '係長',
          phone: '000',
          side: 'own',
        },
      });
      return { by: town, fields: { id } };
    },
    'declaration.reserve': async ({ town }) => {
      const itemId = newId();
      return {
        by: town,
        also: ['townStaff'],
        fields: { id: await insertDeclaration(town, 'open', itemId), itemId, quantity: '1' },
      };
    },
  },
  routeSamples: {
    'drill.report': async ({ town }) => {
      const id = newId();
      const report = {
        ...{ startedAt: '2026-11-20T00:00:00.000Z', finishedAt: '2026-11-20T00:20:00.000Z', shortened: true, ok: true },
        ...{ towns: [], items: [], seconds: [], resume: [], isolation: [], findings: ['訓練の課題'], faults: [] },
      };
      await insert('drills', {
        ...{ id, organization_id: town.organizationId, started_at: at, state: 'passed', started_by: '佐藤', report },
      });
      return { by: town, also: ['townStaff'], fields: { id }, shut: [403, 404], secrets: ['訓練の課題'] };
    },
  },
  ownEndpoints: [
    'queued_application.take',
    'drill.start',
    'inventory.add-item',
    'inventory.add-contact',
    'declaration.declare',
    'copy.request',
    'disaster_key.register',
    'disaster_key.record-custody',
  ],
};

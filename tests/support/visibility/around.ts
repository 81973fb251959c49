import { newId } from '@/lib/core/ids';
import { everybody, find, type Oracles, ownUser, type Rule } from './oracle';
import { insert, type Viewer, type World } from './world';

export async function fillAround(world: World): Promise<void> {
  const at = new Date();
  for (const viewer of world.viewers) {
    const event = newId();
    const mail = newId();
    const about = { kind: 'ticket.received', target_type: 'ticket', target_id: newId(), url: '/tickets/1', params: {} };
    await insert('notification_events', {
      id: event,
      ...about,
      organization_id: viewer.organizationId,
      roles: [],
      actor_user_id: viewer.userId,
      created_at: at,
    });
    await insert('mails', {
      id: mail,
      user_id: viewer.userId,
      to_address: 'a@town.example',
      subject: '件名',
      body: '本文',
      created_at: at,
      due_at: at,
    });
    await insert('notifications', {
      id: newId(),
      event_id: event,
      user_id: viewer.userId,
      ...about,
      channel: 'mail',
      created_at: at,
      mail_id: mail,
    });
    await insert('notification_settings', { user_id: viewer.userId, group: 'waiting', channel: 'mail' });
    await fillFiles(viewer, world);
    await fillAudit(viewer, world);
  }
  await insert('worker_heartbeats', { id: 'worker', started_at: at, seen_at: at });
  await insert('tick_runs', { task: 'tick', due: '2026-11-20T09:00', ran_at: at });
  await insert('audit_verifications', {
    id: newId(),
    at,
    links: 0,
    head_hash: Buffer.alloc(32),
    intact: true,
    findings: [],
  });
}

/** A file nobody has attached, one attached for the own house, and one given to the second prefecture. */
async function fillFiles(viewer: Viewer, world: World): Promise<void> {
  const hash = newId().replaceAll('-', '').padEnd(64, '0');
  const at = new Date();
  await insert('file_bodies', { hash, size: 1, refs: 3 });
  if (viewer.roles.includes('staff')) await insert('file_quotas', { organization_id: viewer.organizationId });
  for (const place of ['unattached', 'own', 'given']) {
    const id = newId();
    const owned = { organization_id: viewer.organizationId, uploaded_by_id: viewer.userId };
    await insert('files', {
      id,
      ...owned,
      name: `${place}.pdf`,
      media_type: 'application/pdf',
      size: 1,
      hash,
      created_at: at,
      attached_at: place === 'unattached' ? null : at,
    });
    const to = world.viewer('prefecture-2 staff').organizationId;
    if (place === 'given' && to !== viewer.organizationId)
      await insert('file_grants', {
        file_id: id,
        organization_id: to,
        granted_by_organization_id: viewer.organizationId,
        at,
      });
  }
}

/** An entry of the viewer that concerns the own organization, and one that concerns the first town too. */
async function fillAudit(viewer: Viewer, world: World): Promise<void> {
  for (const others of [[], [world.viewer('town-1 staff').organizationId]]) {
    await insert('audit_entries', {
      id: newId(),
      at: new Date(),
      event: 'ticket.created',
      target_type: 'ticket',
      target_id: newId(),
      actor_user_id: viewer.userId,
      actor_name: viewer.name,
      actor_organization_id: viewer.organizationId,
      actor_organization_name: viewer.name,
      request_id: '',
      organization_ids: others,
      content_hash: Buffer.alloc(0),
    });
  }
}

const auditsEverything = (viewer: Viewer) => viewer.kind === 'center' && viewer.roles.includes('auditor');
const audited: Rule = (row, viewer) => auditsEverything(viewer) || row.organization_ids.includes(viewer.organizationId);

const readsFile: Rule = (row, viewer, data) => {
  if (row.attached_at === null) return row.uploaded_by_id === viewer.userId;
  if (row.organization_id === viewer.organizationId) return true;
  return (data.file_grants ?? []).some(
    (grant) => grant.file_id === row.id && grant.organization_id === viewer.organizationId,
  );
};
const ownUpload: Rule = (row, viewer) => row.uploaded_by_id === viewer.userId && row.attached_at === null;

export const aroundOracles: Oracles = {
  // The database itself writes down who acts, whatever the statement says.
  audit_entries: { select: audited, insert: everybody },
  audit_entry_organizations: {
    select: (row, viewer) => auditsEverything(viewer) || row.organization_id === viewer.organizationId,
  },
  audit_links: {
    select: (row, viewer, data) => audited(find(data, 'audit_entries', row.entry_id) ?? {}, viewer, data),
  },
  audit_pending: {},
  audit_verifications: { select: everybody },
  files: { select: readsFile, insert: ownUpload, update: ownUpload },
  file_bodies: {},
  file_grants: {
    select: (row, viewer) => [row.organization_id, row.granted_by_organization_id].includes(viewer.organizationId),
    insert: (row, viewer, data) =>
      row.granted_by_organization_id === viewer.organizationId &&
      readsFile(find(data, 'files', row.file_id) ?? {}, viewer, data),
  },
  file_quotas: { select: (row, viewer) => row.organization_id === viewer.organizationId },
  // Told to any organization, but only of one's own deed.
  notification_events: { insert: (row, viewer) => row.actor_user_id === viewer.userId },
  notifications: { select: ownUser, update: ownUser },
  notification_settings: { select: ownUser, insert: ownUser, update: ownUser },
  mails: { select: ownUser },
  worker_heartbeats: {},
  tick_runs: {},
};

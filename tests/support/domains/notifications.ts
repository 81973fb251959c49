import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import type { DomainSupport } from '@/tests/support/domain';
import { type Oracles, ownUser } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
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
    await insert('mails', {
      id: newId(),
      organization_id: viewer.organizationId,
      to_address: 'desk@town.example',
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
    await insert('mail_settings', { user_id: viewer.userId, full_text: true });
    await insert('notification_settings', { user_id: viewer.userId, group: 'waiting', channel: 'mail' });
  }
}

const oracles: Oracles = {
  // Told to any organization, but only of one's own deed.
  notification_events: { insert: (row, viewer) => row.actor_user_id === viewer.userId },
  notifications: { select: ownUser, update: ownUser },
  mail_settings: { select: ownUser, insert: ownUser, update: ownUser },
  notification_settings: { select: ownUser, insert: ownUser, update: ownUser },
  // To the address of the own organization's desk as well.
  mails: { select: (row, viewer, data) => ownUser(row, viewer, data) || row.organization_id === viewer.organizationId },
};

async function insertNotification({ userId, organizationId }: Actor): Promise<string> {
  const [event, id] = [newId(), newId()];
  const about = {
    kind: 'ticket.received',
    target_type: 'ticket',
    target_id: newId(),
    url: '/tickets',
    params: {},
    created_at: new Date(),
  };
  await insert('notification_events', { id: event, organization_id: organizationId, roles: [], ...about });
  await insert('notifications', { id, event_id: event, user_id: userId, ...about, channel: 'portal' });
  return id;
}

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: {
    'notification.read': async ({ town }) => ({
      by: town,
      fields: { id: await insertNotification(town), show: 'all', group: '' },
    }),
  },
  definers: {
    refused_mail: 'answers only for users whom the actor administers',
    withdraw_notifications: 'withdraws what the caller’s organization told others, and says whom',
  },
  ownEndpoints: ['notification_settings.change', 'mail_settings.change', 'notification.read-all'],
  routeSamples: {
    'notification.open': async ({ town }) => ({
      by: town,
      fields: { id: await insertNotification(town) },
      shut: [404],
    }),
    'events.stream': async ({ town }) => ({ by: town, fields: {}, shut: [200] }),
  },
};

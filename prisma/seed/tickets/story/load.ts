import type { ClientBase } from 'pg';
import { stateText } from '@/lib/audit/rules';
import { deskRolesOf } from '@/lib/tickets/policy';
import { copyRows } from '../../copy';
import type { Directory } from '../directory';
import { idAt, Random } from '../random';
import type { Walk } from '../walk';
import type { CallBack, Story } from './tell';

type NumberOf = (walk: Walk) => string;

const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`;

const eventColumns = [
  'id',
  'kind',
  'organization_id',
  'user_id',
  'roles',
  'actor_user_id',
  'target_type',
  'target_id',
  'url',
  'params',
];

/** What still waits for somebody is told to them as the portal tells it: the worker makes it notifications and mails. */
function loadNotifications(
  client: ClientBase,
  { byId }: Directory,
  happenings: Story['happenings'],
  numberOf: NumberOf,
): Promise<number> {
  const random = new Random(13, 0);
  const newest = new Map(
    happenings.filter(({ notifications }) => notifications.length > 0).map((one) => [one.walk, one]),
  );
  const rows = [...newest.values()].flatMap(({ walk, by, at, notifications }) => {
    const number = numberOf(walk);
    const { name: organization, nameEn: organizationEn } = by.organization;
    const params = JSON.stringify({ number, subject: walk.ticket.subject, organization, organizationEn });
    return notifications.map(({ kind, organizationId, userId, desk }) => {
      const told = byId.get(organizationId);
      const roles = desk && told !== undefined ? `{${deskRolesOf(told.kind).join(',')}}` : '{}';
      const target = ['ticket', walk.ticket.id, `/tickets/${number}`];
      return [idAt(at, random), kind, organizationId, userId ?? null, roles, by.id, ...target, params, new Date(at)];
    });
  });
  return copyRows(client, 'notification_events', [...eventColumns, 'created_at'], rows);
}

const auditColumns = [
  ...['id', 'at', 'event', 'target_type', 'target_id', 'actor_user_id', 'actor_name', 'actor_organization_id'],
  ...['actor_organization_name', 'request_id', 'organization_ids', 'after'],
];

function loadAudit(client: ClientBase, happenings: Story['happenings'], numberOf: NumberOf): Promise<number> {
  const random = new Random(17, 0);
  const rows = happenings.map(({ walk, event, by, at, concerned }) => [
    ...[idAt(at, random), new Date(at), event, 'ticket', walk.ticket.id, by.id, by.name, by.organization.id],
    ...[by.organization.name, '', uuids(concerned), stateText({ number: numberOf(walk) }) ?? null],
  ]);
  return copyRows(client, 'audit_entries', auditColumns, rows);
}

const holdColumns = ['ticket_id', 'organization_id', 'kind', 'until', 'user_id', 'user_name', 'at'];

function loadCallBacks(client: ClientBase, callBacks: readonly CallBack[]): Promise<number> {
  const rows = callBacks.map(({ walk: { ticket }, by, until }) => [
    ...[ticket.id, by.organization.id, 'call_back', new Date(until), by.id, by.name, new Date(ticket.createdAt)],
  ]);
  return copyRows(client, 'ticket_holds', holdColumns, rows);
}

/** What the portal would have written beside the inquiries themselves. */
export async function loadStory(
  client: ClientBase,
  directory: Directory,
  { happenings, callBacks }: Story,
  numberOf: NumberOf,
): Promise<void> {
  await loadNotifications(client, directory, happenings, numberOf);
  await loadAudit(client, happenings, numberOf);
  await loadCallBacks(client, callBacks);
}

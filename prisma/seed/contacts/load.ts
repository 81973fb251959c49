import type { ClientBase } from 'pg';
import { copyRows } from '../copy';
import type { SeedContact } from './build';

const columns = [
  'id',
  'organization_id',
  'updated_by_organization_id',
  'kind',
  'department',
  'person',
  'phone',
  'fax',
  'email',
  'weekdays',
  'opens',
  'closes',
  'on_holidays',
  'priority',
  'note',
  'updated_at',
];

const updatedAt = new Date('2026-04-01T09:00:00+09:00');

export function loadContacts(client: ClientBase, contacts: readonly SeedContact[]): Promise<number> {
  const rows = contacts.map((c) => [
    c.id,
    c.organizationId,
    c.organizationId,
    c.kind,
    c.department,
    c.person,
    c.phone,
    c.fax,
    c.email,
    c.weekdays,
    c.opens,
    c.closes,
    c.onHolidays,
    c.priority,
    c.note,
    updatedAt,
  ]);
  return copyRows(client, 'contacts', columns, rows);
}

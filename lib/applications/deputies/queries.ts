import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { type DeputyRow, deputyRowShape, type Person, personShape } from './types';

/** The own organization's people, auditors left out, as they only read. */
export const listPeople = (db: Ask, { organizationId }: Pick<Actor, 'organizationId'>): Promise<Person[]> =>
  askRows(db, personShape)`SELECT u.id::text, u.name,
      EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role IN ('system_administrator', 'system_management')) AS reviews
    FROM users u WHERE u.organization_id = ${organizationId}::uuid AND u.disabled_at IS NULL
      AND EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role <> 'auditor') ORDER BY u.kana, u.id LIMIT 500`;

/** Deputies of today and to come. */
export const listDeputies = (db: Ask, { organizationId }: Pick<Actor, 'organizationId'>): Promise<DeputyRow[]> =>
  askRows(
    db,
    deputyRowShape,
  )`SELECT d.id::text, u.name AS "userName", p.name AS "deputyName", d.valid_from::text AS "validFrom", d.valid_to::text AS "validTo"
    FROM application_deputies d JOIN users u ON u.id = d.user_id JOIN users p ON p.id = d.deputy_id
    WHERE d.organization_id = ${organizationId}::uuid AND d.valid_to >= ${dateInJapan(now())}::date ORDER BY d.valid_from, d.id`;

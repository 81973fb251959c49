import 'server-only';
import { z } from 'zod';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { type DeskCalendar, extraDayShape, type Hours, hoursShape } from './types';

const rowShape = z.object({
  hours: z.array(hoursShape).readonly(),
  extraDays: z.array(extraDayShape).readonly(),
  closed: z.array(z.string()).readonly(),
});

/** What the hours of an organization's desk follow from an instant on: its own, its prefecture's and the nation's closed days, however late. */
export async function deskCalendar(db: Ask, organizationId: OrganizationId, since: Date): Promise<DeskCalendar> {
  const from = addDays(dateInJapan(since), -1);
  const [row] = await askOne(db, rowShape)`
    SELECT (SELECT coalesce(json_agg(json_build_object('validFrom', valid_from, 'opens', opens, 'closes', closes) ORDER BY valid_from), '[]')
        FROM desk_hours WHERE organization_id = ${organizationId}::uuid) AS hours,
      (SELECT coalesce(json_agg(json_build_object('name', name, 'date', date, 'weekday', weekday, 'nth', coalesce(nth, '{}'),
          'opens', opens, 'closes', closes, 'validFrom', valid_from, 'validTo', valid_to)), '[]')
        FROM desk_days WHERE organization_id = ${organizationId}::uuid) AS "extraDays",
      ARRAY(SELECT date::text FROM holidays WHERE date >= ${from}::date
        UNION SELECT date::text FROM closures WHERE date >= ${from}::date AND (organization_id IS NULL
          OR organization_id IN (SELECT unnest(ARRAY[o.id, o.parent_id]) FROM organizations o WHERE o.id = ${organizationId}::uuid))) AS closed`;
  return { ...row, closed: new Set(row.closed) };
}

export const deskDayRowShape = extraDayShape.extend({ id: z.string() });
export type DeskDayRow = z.infer<typeof deskDayRowShape>;

/** The hours of the desk as they were set and will be, and its extra days that have not ended. */
export async function readDesk(
  db: Ask,
  organizationId: OrganizationId,
  today: string,
): Promise<{ readonly hours: readonly Hours[]; readonly days: readonly DeskDayRow[] }> {
  const hours = await askRows(db, hoursShape)`
    SELECT valid_from::text AS "validFrom", opens, closes FROM desk_hours WHERE organization_id = ${organizationId}::uuid ORDER BY valid_from DESC`;
  const days = await askRows(db, deskDayRowShape)`
    SELECT id::text, name, date::text, weekday, coalesce(nth, '{}') AS nth, opens, closes, valid_from::text AS "validFrom",
      valid_to::text AS "validTo" FROM desk_days
    WHERE organization_id = ${organizationId}::uuid AND (valid_to IS NULL OR valid_to >= ${today}::date) AND (date IS NULL OR date >= ${today}::date)
    ORDER BY date NULLS FIRST, weekday, id`;
  return { hours, days };
}

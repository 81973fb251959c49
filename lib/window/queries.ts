import 'server-only';
import { z } from 'zod';
import { addDays, byDate } from '@/lib/calendar/rules';
import { closureShape, dayNameShape } from '@/lib/calendar/types';
import { now } from '@/lib/core/clock';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { dayEnds, horizon } from './constants';
import { instantOf } from './rules';
import {
  extensionShape,
  onlineEndShape,
  plannedStopShape,
  type WindowFacts,
  type WindowOrganization,
  windowOrganizationShape,
  windowSettingsShape,
} from './types';

const rowShape = z.object({
  holidays: z.array(dayNameShape.extend({ date: z.string() })).readonly(),
  closures: z.array(closureShape.extend({ date: z.string() })).readonly(),
  years: z.array(z.number()).readonly(),
  settings: z.array(windowSettingsShape).readonly(),
  ends: z.array(z.object({ id: organizationId, ends: z.array(onlineEndShape).readonly() })).readonly(),
  extensions: z.array(extensionShape).readonly(),
  stops: z
    .array(plannedStopShape.omit({ from: true, to: true }).extend({ from: z.string(), to: z.string() }))
    .readonly(),
  prefectures: z.array(organizationId).readonly(),
  center: organizationId,
});
type Row = z.infer<typeof rowShape>;

/**
 * What the rules need for the business dates `from` … `to`, and to name the next opening after them. One statement; an organization that
 * ended counts no more.
 */
export async function loadWindowFacts(db: Ask, from: string, to = from): Promise<WindowFacts> {
  const first = addDays(from, -1);
  const last = addDays(to, horizon + 1);
  const [row] = await askOne(db, rowShape)`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('date', date, 'name', name, 'nameEn', name_en)), '[]')
         FROM holidays WHERE date BETWEEN ${first}::date AND ${last}::date) AS holidays,
      (SELECT coalesce(json_agg(json_build_object('date', date, 'organizationId', organization_id, 'name', name,
                'nameEn', CASE name_en WHEN '' THEN name ELSE name_en END)), '[]')
         FROM closures WHERE date BETWEEN ${first}::date AND ${last}::date) AS closures,
      ARRAY(SELECT year FROM holiday_years WHERE confirmed) AS years,
      (SELECT coalesce(json_agg(json_build_object('validFrom', valid_from, 'onlineStart', online_start, 'counterOpens', counter_opens,
                'counterCloses', counter_closes, 'onlineEnd', online_end) ORDER BY valid_from), '[]') FROM window_settings) AS settings,
      (SELECT coalesce(json_agg(e), '[]') FROM (
        SELECT organization_id AS id, json_agg(json_build_object('validFrom', valid_from, 'onlineEnd', online_end) ORDER BY valid_from) AS ends
          FROM online_ends GROUP BY organization_id) e) AS ends,
      (SELECT coalesce(json_agg(json_build_object('id', extension_id, 'kind', kind, 'date', date, 'from', from_minute, 'to', to_minute,
                'participants', participant_ids, 'prefectures', prefecture_ids) ORDER BY extension_id), '[]')
         FROM extension_effects WHERE date BETWEEN ${first}::date AND ${last}::date) AS extensions,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'from', s.starts_at, 'to', s.ends_at,
                'serverOf', n.organization_id, 'services', coalesce(s.services, '{}')) ORDER BY s.starts_at, s.id), '[]')
         FROM planned_stops s LEFT JOIN nodes n ON n.id = s.node_id AND n.kind IN ('national_server', 'prefectural_server', 'cs')
        WHERE s.cancelled_at IS NULL AND (n.id IS NOT NULL OR s.services <> '{}')
          AND s.ends_at > ${instantOf(first, 0)} AND s.starts_at < ${instantOf(last, dayEnds)}) AS stops,
      ARRAY(SELECT id::text FROM organizations WHERE kind = 'prefecture' AND valid_to IS NULL ORDER BY code) AS prefectures,
      (SELECT id::text FROM organizations WHERE kind = 'center' AND valid_to IS NULL ORDER BY code LIMIT 1) AS center`;
  return factsOf(row);
}

const factsOf = (row: Row): WindowFacts => ({
  calendar: {
    holidays: new Map(row.holidays.map(({ date, name, nameEn }) => [date, { name, nameEn }])),
    closures: byDate(row.closures),
    confirmedYears: new Set(row.years),
  },
  settings: row.settings,
  onlineEnds: new Map(row.ends.map(({ id, ends }) => [id, ends])),
  prefectures: row.prefectures,
  centerId: row.center,
  extensions: byDate(row.extensions),
  stops: row.stops.map((stop) => ({ ...stop, from: new Date(stop.from), to: new Date(stop.to) })),
});

/** An organization with its names, as what is explained about it is shown. */
export const namedWindowOrganizationShape = windowOrganizationShape.extend({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
});
export type NamedWindowOrganization = z.infer<typeof namedWindowOrganizationShape>;

/** A municipality, a prefecture or the center by its present or a former code; null = there is none that the window concerns. */
export async function findWindowOrganization(db: Ask, code: string): Promise<NamedWindowOrganization | null> {
  const [row] = await askRows(db, namedWindowOrganizationShape)`
    SELECT o.id::text, o.kind::text AS kind, o.parent_id::text AS "prefectureId", o.code, o.name, o.name_en AS "nameEn"
      FROM organizations o
     WHERE o.kind IN ('municipality', 'prefecture', 'center') AND o.valid_to IS NULL
       AND (o.code = ${code} OR o.id = (SELECT organization_id FROM organization_codes WHERE code = ${code}))
     ORDER BY o.code = ${code} DESC LIMIT 1`;
  return row ?? null;
}

/** Those of the organizations that are municipalities. */
export const listMunicipalities = (db: Ask, ids: readonly OrganizationId[]): Promise<WindowOrganization[]> =>
  askRows(
    db,
    windowOrganizationShape,
  )`SELECT id::text, kind::text AS kind, parent_id::text AS "prefectureId" FROM organizations
    WHERE id = ANY (${[...ids]}::uuid[]) AND kind = 'municipality'`;

/**
 * A municipality as people type it: by its code, or by its name in either language. Of several of one name the asker's prefecture's is meant,
 * else none.
 */
export async function findMunicipality(
  db: Ask,
  typed: string,
  prefectureId: OrganizationId | null,
): Promise<WindowOrganization | null> {
  if (/^[0-9A-Z]{6}$/.test(typed)) return findWindowOrganization(db, typed);
  const rows = await askRows(db, windowOrganizationShape)`
    SELECT o.id::text, o.kind::text AS kind, o.parent_id::text AS "prefectureId" FROM organizations o
     WHERE o.kind = 'municipality' AND o.valid_to IS NULL AND (o.name = ${typed} OR lower(o.name_en) = lower(${typed})) LIMIT 10`;
  if (rows.length === 1) return rows[0] ?? null;
  return rows.find((row) => row.prefectureId === prefectureId) ?? null;
}

const offsetShape = z.object({ offset: z.number() });

/** What time it is for calendar, plan and board. In a demonstration it may be another than the real one. */
export async function operatingNow(db: Ask): Promise<Date> {
  const [row] = await askRows(db, offsetShape)`SELECT offset_ms::float8 AS offset FROM operating_clock`;
  return new Date(now().getTime() + (row?.offset ?? 0));
}

import 'server-only';
import { addDays, byDate } from '@/lib/calendar/rules';
import type { Closure, DayName } from '@/lib/calendar/types';
import { now } from '@/lib/core/clock';
import type { Ask } from '@/lib/core/db';
import { dayEnds, horizon } from './constants';
import { instantOf } from './rules';
import type { Extension, OnlineEnd, PlannedStop, WindowFacts, WindowOrganization, WindowSettings } from './types';

interface Row {
  readonly holidays: readonly (DayName & { readonly date: string })[];
  readonly closures: readonly (Closure & { readonly date: string })[];
  readonly years: readonly number[];
  readonly settings: readonly WindowSettings[];
  readonly ends: readonly { readonly id: string; readonly ends: readonly OnlineEnd[] }[];
  readonly extensions: readonly Extension[];
  readonly stops: readonly (Omit<PlannedStop, 'from' | 'to'> & { readonly from: string; readonly to: string })[];
  readonly prefectures: readonly string[];
  readonly center: string;
}

/**
 * What the rules need for the business dates `from` … `to`, and to name the next opening after them. One statement; an organization that
 * ended counts no more.
 */
export async function loadWindowFacts(db: Ask, from: string, to = from): Promise<WindowFacts> {
  const first = addDays(from, -1);
  const last = addDays(to, horizon + 1);
  const [row] = await db.$queryRaw<[Row]>`
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
                'serverOf', n.organization_id, 'services', s.services) ORDER BY s.starts_at, s.id), '[]')
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
export interface NamedWindowOrganization extends WindowOrganization {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** A municipality, a prefecture or the center by its present or a former code; null = there is none that the window concerns. */
export async function findWindowOrganization(db: Ask, code: string): Promise<NamedWindowOrganization | null> {
  const [row] = await db.$queryRaw<NamedWindowOrganization[]>`
    SELECT o.id::text, o.kind::text AS kind, o.parent_id::text AS "prefectureId", o.code, o.name, o.name_en AS "nameEn"
      FROM organizations o
     WHERE o.kind IN ('municipality', 'prefecture', 'center') AND o.valid_to IS NULL
       AND (o.code = ${code} OR o.id = (SELECT organization_id FROM organization_codes WHERE code = ${code}))
     ORDER BY o.code = ${code} DESC LIMIT 1`;
  return row ?? null;
}

/** Those of the organizations that are municipalities. */
export const listMunicipalities = (db: Ask, ids: readonly string[]): Promise<WindowOrganization[]> =>
  db.$queryRaw`SELECT id::text, kind::text AS kind, parent_id::text AS "prefectureId" FROM organizations
    WHERE id = ANY (${[...ids]}::uuid[]) AND kind = 'municipality'`;

/**
 * A municipality as people type it: by its code, or by its name in either language. Of several of one name the asker's prefecture's is meant,
 * else none.
 */
export async function findMunicipality(
  db: Ask,
  typed: string,
  prefectureId: string | null,
): Promise<WindowOrganization | null> {
  if (/^[0-9A-Z]{6}$/.test(typed)) return findWindowOrganization(db, typed);
  const rows = await db.$queryRaw<WindowOrganization[]>`
    SELECT o.id::text, o.kind::text AS kind, o.parent_id::text AS "prefectureId" FROM organizations o
     WHERE o.kind = 'municipality' AND o.valid_to IS NULL AND (o.name = ${typed} OR lower(o.name_en) = lower(${typed})) LIMIT 10`;
  if (rows.length === 1) return rows[0] ?? null;
  return rows.find((row) => row.prefectureId === prefectureId) ?? null;
}

/** What time it is for calendar, plan and board. In a demonstration it may be another than the real one. */
export async function operatingNow(db: Ask): Promise<Date> {
  const [row] = await db.$queryRaw<{ offset: number }[]>`SELECT offset_ms::float8 AS offset FROM operating_clock`;
  return new Date(now().getTime() + (row?.offset ?? 0));
}

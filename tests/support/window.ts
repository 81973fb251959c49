import { readFileSync } from 'node:fs';
import path from 'node:path';
import { byDate } from '@/lib/calendar/rules';
import type { Calendar, Closure, DayName } from '@/lib/calendar/types';
import { idOf, type OrganizationId } from '@/lib/core/ids';
import type { Service } from '@/lib/window/constants';
import { explain } from '@/lib/window/explain/rules';
import type {
  Explanation,
  Extension,
  OnlineEnd,
  PlannedStop,
  WindowFacts,
  WindowOrganization,
  WindowSettings,
} from '@/lib/window/types';

const table = path.join(import.meta.dirname, '../../prisma/migrations/20261120183100_calendar_holidays/migration.sql');

/** The holidays that every portal begins with. */
export const seededHolidays: ReadonlyMap<string, DayName> = new Map(
  [...readFileSync(table, 'utf8').matchAll(/\('(\d{4}-\d{2}-\d{2})', '([^']*)', '((?:[^']|'')*)'\)/g)].map(
    ([, date = '', name = '', nameEn = '']) => [date, { name, nameEn: nameEn.replaceAll("''", "'") }],
  ),
);

export const clock = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

export const defaultSettings: WindowSettings = {
  validFrom: '2002-08-05',
  onlineStart: clock('8:30'),
  counterOpens: clock('9:00'),
  counterCloses: clock('17:00'),
  onlineEnd: clock('17:30'),
};

export const center: WindowOrganization = { id: idOf('center'), kind: 'center', prefectureId: null };
export const niigata: WindowOrganization = { id: idOf('150002'), kind: 'prefecture', prefectureId: null };
export const hiroshima: WindowOrganization = { id: idOf('340006'), kind: 'prefecture', prefectureId: null };
export const seiro: WindowOrganization = { id: idOf('153079'), kind: 'municipality', prefectureId: niigata.id };
export const izumozaki: WindowOrganization = { id: idOf('154059'), kind: 'municipality', prefectureId: niigata.id };
export const sekikawa: WindowOrganization = { id: idOf('155811'), kind: 'municipality', prefectureId: niigata.id };
export const fuchu: WindowOrganization = { id: idOf('343021'), kind: 'municipality', prefectureId: hiroshima.id };
export const organizations: readonly WindowOrganization[] = [
  center,
  niigata,
  hiroshima,
  seiro,
  izumozaki,
  sekikawa,
  fuchu,
];

interface Given {
  readonly calendar?: Partial<Calendar>;
  readonly closures?: Readonly<Record<string, readonly Closure[]>>;
  readonly settings?: readonly WindowSettings[];
  readonly onlineEnds?: Readonly<Record<string, readonly OnlineEnd[]>>;
  readonly extensions?: readonly Extension[];
  readonly stops?: readonly PlannedStop[];
}

/** Facts of a small country: the center, two prefectures, four towns. */
export function factsOf(given: Given = {}): WindowFacts {
  return {
    calendar: {
      holidays: seededHolidays,
      closures: new Map(Object.entries(given.closures ?? {})),
      confirmedYears: new Set(Array.from({ length: 16 }, (_, index) => 2012 + index)),
      ...given.calendar,
    },
    settings: given.settings ?? [defaultSettings],
    onlineEnds: new Map(Object.entries(given.onlineEnds ?? {}).map(([id, ends]) => [idOf<OrganizationId>(id), ends])),
    prefectures: [niigata.id, hiroshima.id],
    centerId: center.id,
    extensions: byDate(given.extensions ?? []),
    stops: given.stops ?? [],
  };
}

export function extensionOf(
  given: Pick<Extension, 'kind' | 'date' | 'from' | 'to'>,
  ...towns: WindowOrganization[]
): Extension {
  const prefectures = [...new Set(towns.map(({ prefectureId }) => prefectureId ?? idOf<OrganizationId>('')))];
  const id = `${given.kind} ${given.date} ${given.from}`;
  return { ...given, id, participants: towns.map(({ id: town }) => town), prefectures };
}

const japan = (instant: Date | null): string | null =>
  instant && new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 16);

/** `at` is a time in Japan. */
export const asked = (
  service: Service,
  organization: WindowOrganization,
  at: string,
  facts: WindowFacts,
): Explanation => explain(service, organization, new Date(`${at}:00+09:00`), facts);

export const brief = ({ open, rule, point, until, nextOpen }: Explanation): (string | number | null)[] => [
  open ? 'open' : 'closed',
  rule,
  point,
  japan(until),
  japan(nextOpen),
];

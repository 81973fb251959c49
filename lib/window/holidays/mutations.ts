import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { claimHolidayYear, dropHoliday, putHoliday, replaceHolidays } from '@/lib/calendar/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { operatingNow } from '../queries';
import { instantOf } from '../rules';
import { listHolidayYears, readHolidayNames, readHolidays } from './queries';
import { differencesOf, parseHolidayCsv, type YearDifference } from './rules';
import type { ConfirmYearInput, DropHolidayInput, ImportHolidaysInput, PutHolidayInput } from './schema';

type Done = Result<{ year: number }>;
const yearOf = (date: string): number => Number(date.slice(0, 4));

/** The past is as it was: a day that is over gets no other name. */
export async function checkHoliday(db: Db, date: string): Promise<Result<null>> {
  return instantOf(date, 24 * 60) <= (await operatingNow(db)) ? failure('window.past', 'date') : success(null);
}

async function stateOf(db: Db, year: number) {
  const known = (await listHolidayYears(db, year)).find((one) => one.year === year);
  return { confirmed: known?.confirmed ?? false, source: known?.source ?? '' };
}

/** Enters a holiday, or names it anew. */
export async function setHoliday(db: Db, actor: Actor, input: PutHolidayInput): Promise<Done> {
  const { date, name, nameEn, version } = input;
  const possible = await checkHoliday(db, date);
  if (!possible.ok) return possible;
  const year = yearOf(date);
  const before = (await readHolidays(db, year)).get(date) ?? null;
  if (!(await claimHolidayYear(db, year, version, await stateOf(db, year)))) return failure('conflict');
  await putHoliday(db, { date, name, nameEn: nameEn === '' ? name : nameEn });
  await record(db, actor, 'holiday.set', year, { before: before && { name: before.name }, after: { date, name } });
  return success({ year });
}

export async function removeHoliday(db: Db, actor: Actor, { date, version }: DropHolidayInput): Promise<Done> {
  const possible = await checkHoliday(db, date);
  if (!possible.ok) return possible;
  const year = yearOf(date);
  const before = (await readHolidays(db, year)).get(date);
  if (before === undefined) return failure('notFound');
  if (!(await claimHolidayYear(db, year, version, await stateOf(db, year)))) return failure('conflict');
  await dropHoliday(db, date);
  await record(db, actor, 'holiday.removed', year, { before: { date, name: before.name }, after: null });
  return success({ year });
}

/** Marks a year's holidays as announced, or as expected only. */
export async function confirmYear(db: Db, actor: Actor, input: ConfirmYearInput): Promise<Done> {
  const { year, confirmed, version } = input;
  const state = await stateOf(db, year);
  if (!(await claimHolidayYear(db, year, version, { ...state, confirmed }))) return failure('conflict');
  await record(db, actor, 'holiday_year.confirmed', year, {
    before: { confirmed: state.confirmed },
    after: { year, confirmed },
  });
  return success({ year });
}

/** What the Cabinet Office's file would change; nothing is saved. */
export async function previewHolidays(db: Db, csv: string): Promise<Result<readonly YearDifference[]>> {
  const days = parseHolidayCsv(csv);
  if (!days.ok) return days;
  const firstYear = yearOf(dateInJapan(await operatingNow(db)));
  return differencesOf(days.value, await readHolidays(db, firstYear), await listHolidayYears(db, firstYear), firstYear);
}

/** Replaces the whole years that the preview showed; a year that changed since then is a conflict. */
export async function importHolidays(db: Db, actor: Actor, input: ImportHolidaysInput): Promise<Done> {
  const preview = await previewHolidays(db, input.csv);
  if (!preview.ok) return preview;
  const differences = preview.value;
  const seen = new Map(input.versions.split(',').map((one) => one.split(':').map(Number) as [number, number]));
  if (differences.length === 0) return failure('window.csvSame', 'csv');
  for (const { year, version } of differences) {
    const claimed = seen.get(year) === version && (await claimHolidayYear(db, year, version, announced));
    if (!claimed) return failure('conflict');
  }
  const names = await readHolidayNames(db);
  const days = differences.flatMap((difference) => difference.days);
  await replaceHolidays(
    db,
    differences.map(({ year }) => year),
    days.map(({ date, name }) => ({ date, name, nameEn: names.get(name) ?? name })),
  );
  for (const { year, added, removed, renamed } of differences)
    await record(db, actor, 'holiday_year.imported', year, {
      before: { removed: removed.map(({ date, name }) => `${date} ${name}`) },
      after: { year, added: [...added, ...renamed].map(({ date, name }) => `${date} ${name}`) },
    });
  return success({ year: differences[0]?.year ?? 0 });
}

const announced = { confirmed: true, source: '内閣府「国民の祝日」CSV' };

async function record(
  db: Db,
  actor: Actor,
  event: `holiday${'' | '_year'}.${string}`,
  year: number,
  {
    before,
    after,
  }: {
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
  },
): Promise<void> {
  await recordAudit(db, actor, {
    event,
    targetType: event.split('.')[0] ?? '',
    targetId: String(year),
    organizationIds: [actor.organizationId],
    ...(before && { before }),
    ...(after && { after }),
  });
  await publish(db, { organizationIds: '*', topic: 'operations', id: 'calendar' });
}

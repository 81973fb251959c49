import { listHolidays } from '@/lib/calendar/queries';
import { dateInJapan, isWorkingDay, minutesInJapan } from '@/lib/calendar/rules';
import type { Db } from '@/lib/core/db';
import type { ClockTask } from '@/lib/core/ticks';
import { dueOrganizationChanges } from '@/lib/organizations/tasks';
import { releaseTask } from '@/lib/tickets/constants';

/** Once a day, at a time of day in JST; a worker that starts later the same day catches up. */
const daily = (hour: number, minute: number) => (instant: Date) =>
  minutesInJapan(instant) >= hour * 60 + minute ? dateInJapan(instant) : null;

const hourly = (instant: Date) => `${dateInJapan(instant)}T${Math.floor(minutesInJapan(instant) / 60)}`;

/** 平日 at a time of day in JST. */
const onWorkingDays = (hour: number, minute: number) => async (instant: Date, db: Db) => {
  const date = daily(hour, minute)(instant);
  return date !== null && isWorkingDay(date, await listHolidays(db, date, date)) ? date : null;
};

/** All that the clock starts. */
export const clockTasks: readonly ClockTask[] = [
  { task: 'notifications.digest', due: onWorkingDays(8, 0) },
  { task: 'files.sweep', due: hourly },
  { task: 'accounts.sweep', due: hourly },
  { task: releaseTask, due: hourly },
  { task: 'audit.witness', due: hourly },
  { task: 'audit.verify', due: daily(3, 30) },
  { task: 'notifications.retention', due: daily(3, 0) },
  { task: 'organizations.apply_changes', due: dueOrganizationChanges },
  { task: 'clock.forget', due: daily(4, 0) },
];

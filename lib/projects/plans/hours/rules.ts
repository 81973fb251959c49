import { addDays, weekdayOf } from '@/lib/calendar/rules';

/** Minutes of the day, the end exclusive. `daily` = Saturdays, Sundays and holidays, too. */
export interface Hours {
  readonly opens: number;
  readonly closes: number;
  readonly daily: boolean;
}

export interface Backup {
  readonly backupAt: number;
  readonly backupMinutes: number;
}

/** Rule that hours break; null = none. */
export type HoursRule = 'endsBeforeStart' | 'outsidePlatform' | 'platformClosedDays' | 'overBackup';

const day = 24 * 60;

/** A backup may run past midnight. */
export const overlapsBackup = ({ opens, closes }: Hours, { backupAt, backupMinutes }: Backup): boolean =>
  [0, -day].some((shift) => backupAt + shift < closes && opens < backupAt + shift + backupMinutes);

/** A business application runs on the platform: inside of its hours and on its days (S1 §II.1 (2)), and not during the daily backup. */
export function checkService(service: Hours, platform: Hours & Backup): HoursRule | null {
  if (service.opens >= service.closes) return 'endsBeforeStart';
  if (service.opens < platform.opens || service.closes > platform.closes) return 'outsidePlatform';
  if (service.daily && !platform.daily) return 'platformClosedDays';
  return overlapsBackup(service, platform) ? 'overBackup' : null;
}

const two = (value: number): string => String(value).padStart(2, '0');
export const timeText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
/** `4:05` of 245 seconds. */
export const durationText = (seconds: number): string =>
  `${seconds < 0 ? '-' : ''}${Math.floor(Math.abs(seconds) / 60)}:${two(Math.abs(seconds) % 60)}`;

/** The next Saturday after a date: the day by which the window is asked about hours of every day. */
export const nextSaturday = (date: string): string => addDays(date, ((5 - weekdayOf(date) + 6) % 7) + 1);

import type { Messages } from '@/lib/core/i18n/catalog';
import type { getTranslations } from '@/lib/core/i18n/server';
import type { Job, Schedule, Target } from '@/lib/jobs/nets/schema';
import type { NodeCounts } from '@/lib/jobs/types';
import { formatMinutes } from '@/lib/window/wording/rules';

export type JobWords = Awaited<ReturnType<typeof getTranslations<'jobs'>>>;

/** The words as they are, for what is edited in the browser. */
export type JobMessages = Messages['jobs'];

/** A schedule as a sentence. `separator`: what stands between the names of a list in the reader's language. */
export function scheduleText(schedule: Schedule, t: JobWords, separator: string): string {
  switch (schedule.kind) {
    case 'calendar':
      return t('schedules.calendar', {
        calendar: t(`calendars.${schedule.calendar}`),
        time: formatMinutes(schedule.at),
      });
    case 'interval':
      return t('schedules.interval', {
        calendar: t(`calendars.${schedule.calendar}`),
        from: formatMinutes(schedule.from),
        to: formatMinutes(schedule.to),
        every: schedule.every,
      });
    case 'after':
      return t('schedules.after', { nets: schedule.nets.join(separator), on: t(`on.${schedule.on}`) });
    case 'online-end':
      return t('schedules.onlineEnd', { after: schedule.after });
    default:
      return t(`schedules.${schedule.kind}`);
  }
}

export const targetText = ({ kinds, prefecture, organization, node }: Target, t: JobWords): string =>
  [kinds.map((kind) => t(`targetKinds.${kind}`)).join('・'), prefecture, organization, node]
    .filter((part) => part !== '')
    .join(' / ');

export const paramsText = ({ params }: Pick<Job, 'params'>, t: JobWords): string =>
  Object.entries(params)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ') || t('noParams');

export const nameOf = ({ name, nameEn }: Pick<Job, 'name' | 'nameEn'>, locale: string): string =>
  locale === 'en' && nameEn !== '' ? nameEn : name;

/** Nodes of which nothing more is expected. */
export const throughOf = ({ total, waiting, running }: NodeCounts): number => total - waiting - running;

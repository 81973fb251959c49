import { Table } from '@/components/ui/list/table';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { GanttRow } from '@/lib/projects/gantt/rules';
import { milestone, templateRows } from '@/lib/projects/template/constants';
import { coveredHalves, type Dates } from '@/lib/projects/template/rules';
import { ItemState } from './item-state';

interface GanttTableProps {
  number: number;
  rows: readonly GanttRow[];
  halves: readonly Dates[];
  today: string;
}

/** The schedule as the source has it: a row for each item, ■ in its half-months, ▲ for the start. */
export async function GanttTable({ number, rows, halves, today }: GanttTableProps) {
  const t = await getTranslations('projects');
  const locale = await getLocale();
  return (
    <Table caption={t('gantt.table')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('gantt.phase')}</th>
          <th scope="col">{t('gantt.item')}</th>
          <th scope="col">{t('gantt.state')}</th>
          <th scope="col">{t('gantt.dates')}</th>
          {halves.map(({ startsOn }) => (
            <th key={startsOn} className="tight" scope="col">
              {`${Number(startsOn.slice(5, 7))}/${Number(startsOn.slice(8))}–`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ item, startsOn, endsOn }) => {
          const row = templateRows.find(({ key }) => key === item.key);
          const dates = startsOn !== null && endsOn !== null ? { startsOn, endsOn } : null;
          const covered = dates === null ? [] : coveredHalves(dates, halves);
          return (
            <tr key={item.key}>
              <td className="tight">{row ? t(`phases.${row.phase}`) : ''}</td>
              <th className="min-w-44 font-normal" scope="row">
                <a className="link" href={`/projects/${number}/items/${item.key}`}>
                  {t(`items.${item.key}`)}
                </a>
                {row?.item ? (
                  <span className="ms-2 text-solid-gray-700">{t('itemNumber', { item: row.item })}</span>
                ) : null}
              </th>
              <td className="tight">
                <ItemState item={item} today={today} />
              </td>
              <td className="tight">
                {dates === null
                  ? t('gantt.noDates')
                  : t('gantt.between', {
                      from: formatShortDate(dates.startsOn, locale),
                      to: formatShortDate(dates.endsOn, locale),
                    })}
              </td>
              {halves.map((half, index) => (
                <td key={half.startsOn} className="text-center">
                  {covered[index] ? (
                    <span aria-label={t(item.key === milestone ? 'gantt.live' : 'gantt.covered')} role="img">
                      {item.key === milestone ? '▲' : '■'}
                    </span>
                  ) : null}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

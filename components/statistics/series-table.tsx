import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { monthsOf } from '@/lib/statistics/provision/month/rules';
import { seriesOf } from '@/lib/statistics/provision/totals/rules';
import type { GroupDetail } from '@/lib/statistics/provision/types';
import { monthName } from '@/lib/statistics/provision/wording/rules';

/** More series make no page; the file has them all. */
const shown = 200;

/** Each body with its set of laws, and beside them its series by method and month. An empty cell is a month without a row: not zero. */
export async function SeriesTable({ groups, year }: { groups: readonly GroupDetail[]; year: number }) {
  const t = await getTranslations('provision');
  const locale = await getLocale();
  const months = monthsOf(year);
  const series = seriesOf(groups);
  return (
    <Panel plain title={t('series.title')}>
      <p className="mb-3">{t('series.lead')}</p>
      {series.length > shown ? (
        <p className="mb-3">{t('series.cut', { count: formatNumber(series.length), shown })}</p>
      ) : null}
      <Table caption={t('series.title')} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t('series.body')}</th>
            <th scope="col">{t('series.method')}</th>
            {months.map((month) => (
              <th key={month} className="num" scope="col">
                {monthName(month, locale)}
              </th>
            ))}
            <th className="num" scope="col">
              {t('series.sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {series.slice(0, shown).map(({ group, method, counts, sum }, index) => (
            <tr key={`${group.id} ${method}`}>
              {series[index - 1]?.group === group ? null : (
                <th className="align-top" rowSpan={series.filter((one) => one.group === group).length} scope="rowgroup">
                  <Group group={group} />
                </th>
              )}
              <td className="tight">{t(`method.${method}`)}</td>
              {months.map((month) => {
                const count = counts.get(month);
                return (
                  <td key={month} className="num tight">
                    {count === undefined ? '' : formatNumber(count)}
                  </td>
                );
              })}
              <td className="num tight">{formatNumber(sum)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

async function Group({ group: { body, laws, note } }: { group: GroupDetail }) {
  const t = await getTranslations('provision');
  return (
    <div className="min-w-64 max-w-sm whitespace-normal">
      <strong lang="ja">{body}</strong>
      {note === '' ? null : (
        <p className="my-1" lang="ja">
          {`${t('series.note')}: ${note}`}
        </p>
      )}
      <Disclosure summary={t('series.lawCount', { count: laws.length })}>
        <ul className="list-disc" lang="ja">
          {laws.map((law) => (
            <li key={law}>{law}</li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

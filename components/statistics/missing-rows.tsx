import { Panel } from '@/components/ui/layout/panel';
import { Table } from '@/components/ui/list/table';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { gapsOf } from '@/lib/statistics/provision/totals/rules';
import type { GroupDetail } from '@/lib/statistics/provision/types';
import { monthName } from '@/lib/statistics/provision/wording/rules';

/** What is known, or only looks, to be missing in the table. */
export async function MissingRows({ groups, year }: { groups: readonly GroupDetail[]; year: number }) {
  const t = await getTranslations('provision');
  const locale = await getLocale();
  const lost = groups.flatMap(({ body, lost: rows }) => rows.map((row) => ({ body, ...row, kind: 'lost' as const })));
  const gaps = gapsOf(groups, year).map((gap) => ({ ...gap, reason: '', kind: 'gap' as const }));
  const rows = [...lost, ...gaps];
  return (
    <Panel plain title={t('missing.title')}>
      {rows.length === 0 ? (
        <p>{t('missing.none')}</p>
      ) : (
        <>
          <p className="mb-3">{t('missing.lead')}</p>
          <Table caption={t('missing.title')} captionHidden narrow="stack">
            <thead>
              <tr>
                <th scope="col">{t('missing.kind')}</th>
                <th scope="col">{t('chart.body')}</th>
                <th scope="col">{t('missing.month')}</th>
                <th scope="col">{t('chart.method')}</th>
                <th scope="col">{t('missing.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ kind, body, month, method, reason }) => (
                <tr key={`${kind} ${body} ${month} ${method}`}>
                  <td className="tight" data-label={t('missing.kind')}>
                    {t(`missing.${kind}`)}
                  </td>
                  <td className="wide" data-label={t('chart.body')}>
                    {body}
                  </td>
                  <td className="tight" data-label={t('missing.month')}>
                    {monthName(month, locale)}
                  </td>
                  <td data-label={t('chart.method')}>{method === '' ? t('missing.unknown') : t(`method.${method}`)}</td>
                  <td data-label={t('missing.reason')}>{reason || t('none')}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </Panel>
  );
}

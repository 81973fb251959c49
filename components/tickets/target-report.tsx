import { Table } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { HoldingReport, TargetCount, TierReport } from '@/lib/tickets/sla/report/types';

const states = ['met', 'missed', 'open'] as const;

/** Per cent of what was due; null = nothing was. */
function shareOf({ met, missed }: TargetCount): number | null {
  return met + missed === 0 ? null : Math.round((1000 * met) / (met + missed)) / 10;
}

/** By the tier of the desk that owes the answer: how its targets stand. */
export async function TierTable({ rows }: { rows: readonly TierReport[] }) {
  const t = await getTranslations('tickets');
  const hours = (value: number | null) =>
    value === null ? t('reports.none') : t('reports.hours', { hours: formatNumber(Math.round(value * 10) / 10) });
  return (
    <Table caption={t('reports.tiers')} captionHidden>
      <thead>
        <tr>
          <th rowSpan={2} scope="col">
            {t('reports.tier')}
          </th>
          <th className="num tight" rowSpan={2} scope="col">
            {t('reports.tickets')}
          </th>
          {(['firstResponse', 'solution'] as const).map((target) => (
            <th key={target} colSpan={5} scope="colgroup">
              {t(`reports.${target}`)}
            </th>
          ))}
        </tr>
        <tr>
          {(['firstResponse', 'solution'] as const).flatMap((target) =>
            (['share', ...states, 'median'] as const).map((name) => (
              <th key={`${target} ${name}`} className="num tight" scope="col">
                {t(`reports.${name}`)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.tier}>
            <th className="tight" scope="row">
              {t(`kinds.organization.${row.tier}`)}
            </th>
            <td className="num tight">{formatNumber(row.tickets)}</td>
            {(['firstResponse', 'solution'] as const).flatMap((target) => [
              <td key={`${target} share`} className="num tight">
                {shareOf(row[target]) === null
                  ? t('reports.none')
                  : t('reports.percent', { share: String(shareOf(row[target])) })}
              </td>,
              ...states.map((state) => (
                <td key={`${target} ${state}`} className="num tight">
                  {formatNumber(row[target][state])}
                </td>
              )),
              <td key={`${target} median`} className="num tight">
                {hours(target === 'solution' ? row.medianSolution : row.medianFirst)}
              </td>,
            ])}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** How long each tier had inquiries in hand. */
export async function HoldingTable({ rows }: { rows: readonly HoldingReport[] }) {
  const t = await getTranslations('tickets');
  const hours = (value: number) => t('reports.hours', { hours: formatNumber(Math.round(value * 10) / 10) });
  return (
    <Table caption={t('reports.holdings')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('reports.tier')}</th>
          {(['handedOn', 'median', 'ninetieth', 'held'] as const).map((name) => (
            <th key={name} className="num tight" scope="col">
              {t(`reports.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.tier}>
            <th className="tight" scope="row">
              {t(`kinds.organization.${row.tier}`)}
            </th>
            <td className="num tight">{formatNumber(row.handedOn)}</td>
            <td className="num tight">{row.handedOn === 0 ? t('reports.none') : hours(row.median)}</td>
            <td className="num tight">{row.handedOn === 0 ? t('reports.none') : hours(row.ninetieth)}</td>
            <td className="num tight">{formatNumber(row.held)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

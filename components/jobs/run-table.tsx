import { Table } from '@/components/ui/list/table';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { RunSummary } from '@/lib/jobs/types';
import { NodeProgress } from './node-progress';
import { RunState } from './states';

interface RunTableProps {
  caption: string;
  runs: readonly RunSummary[];
  /** The column of the net is left out where all are of one. */
  ofOne?: boolean;
}

export async function RunTable({ caption, runs, ofOne }: RunTableProps) {
  const t = await getTranslations('jobs');
  const locale = await getLocale();
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('nominal')}</th>
          {ofOne ? null : <th scope="col">{t('net')}</th>}
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('nodes')}</th>
          <th scope="col">{t('begun')}</th>
          <th scope="col">{t('duration')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td className="tight" data-label={t('nominal')}>
              <a className="link" href={`/operations/jobs/runs/${run.id}`}>
                {formatShortDateTime(run.nominalAt, locale)}
              </a>
            </td>
            {ofOne ? null : (
              <td data-label={t('net')}>
                {run.netName}
                <span className="block text-dns-14N-130 text-solid-gray-700">{run.netCode}</span>
              </td>
            )}
            <td data-label={t('kind')}>{t(`kinds.${run.kind}`)}</td>
            <td data-label={t('state')}>
              <RunState state={run.state} warnings={run.warnings} />
            </td>
            <td data-label={t('nodes')}>
              <NodeProgress counts={run} />
            </td>
            <td className="tight" data-label={t('begun')}>
              {run.begunAt === null ? '–' : formatShortDateTime(run.begunAt, locale)}
            </td>
            <td className="num" data-label={t('duration')}>
              {run.begunAt === null || run.endedAt === null
                ? '–'
                : t('minutes', { minutes: Math.round((run.endedAt.getTime() - run.begunAt.getTime()) / 60_000) })}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

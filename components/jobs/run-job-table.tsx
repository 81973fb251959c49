import { Table } from '@/components/ui/list/table';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { RunJob } from '@/lib/jobs/types';
import { NodeProgress } from './node-progress';
import { RunState } from './states';
import { nameOf } from './wording';

/** The jobs of a run with how far their servers are; the figures lead to them. */
export async function RunJobTable({ runId, jobs }: { runId: string; jobs: readonly RunJob[] }) {
  const t = await getTranslations('jobs');
  const locale = await getLocale();
  return (
    <Table caption={t('jobs')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('job')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('nodes')}</th>
          <th className="num" scope="col">
            {t('states.failed')}
          </th>
          <th className="num" scope="col">
            {t('states.unknown')}
          </th>
          <th scope="col">{t('begun')}</th>
          <th scope="col">{t('ended')}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.id}>
            <td data-label={t('job')}>
              <a className="link" href={`/operations/jobs/runs/${runId}/${job.key}`}>
                {nameOf(job.definition, locale)}
              </a>
              <code className="block text-dns-14N-130">{job.definition.command}</code>
            </td>
            <td data-label={t('state')}>
              <RunState state={job.state} />
            </td>
            <td data-label={t('nodes')}>
              <NodeProgress counts={job} />
            </td>
            {(['failed', 'unknown'] as const).map((state) => (
              <td className="num" data-label={t(`states.${state}`)} key={state}>
                {job[state] === 0 ? (
                  '0'
                ) : (
                  <a className="link" href={`/operations/jobs/runs/${runId}/${job.key}?state=${state}`}>
                    {formatNumber(job[state])}
                  </a>
                )}
              </td>
            ))}
            <td className="tight" data-label={t('begun')}>
              {job.begunAt === null ? '–' : formatShortDateTime(job.begunAt, locale)}
            </td>
            <td className="tight" data-label={t('ended')}>
              {job.endedAt === null ? '–' : formatShortDateTime(job.endedAt, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

import { Table } from '@/components/ui/list/table';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { Job } from '@/lib/jobs/nets/schema';
import { formatMinutes } from '@/lib/window/wording/rules';
import { nameOf, paramsText, targetText } from './wording';

/** The same as the picture, as a table. */
export async function JobTable({ jobs }: { jobs: readonly Job[] }) {
  const t = await getTranslations('jobs');
  const locale = await getLocale();
  const names = new Map(jobs.map((job) => [job.key, nameOf(job, locale)]));
  return (
    <Table caption={t('jobs')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('job')}</th>
          <th scope="col">{t('command')}</th>
          <th scope="col">{t('target')}</th>
          <th scope="col">{t('after')}</th>
          <th scope="col">{t('limits')}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.key}>
            <td data-label={t('job')}>{names.get(job.key)}</td>
            <td data-label={t('command')}>
              <code>{job.command}</code>
              <span className="block text-dns-14N-130 text-solid-gray-700">{paramsText(job, t)}</span>
            </td>
            <td data-label={t('target')}>{targetText(job.target, t)}</td>
            <td data-label={t('after')}>
              {job.after.length === 0 ? t('afterNone') : null}
              {job.after.map(({ key, on, scope }) => (
                <span className="block" key={key}>
                  {t('link', { job: names.get(key) ?? key, on: t(`on.${on}`), scope: t(`scope.${scope}`) })}
                </span>
              ))}
              {job.notBefore === null ? null : (
                <span className="block">{t('notBefore', { time: formatMinutes(job.notBefore) })}</span>
              )}
            </td>
            <td data-label={t('limits')}>
              {t('limitText', {
                timeout: job.timeoutMinutes,
                retries: job.retries,
                retry: job.retryMinutes,
                concurrency: job.concurrency === 0 ? t('noLimit') : String(job.concurrency),
              })}
              {job.tolerance === 0 ? null : (
                <span className="block">{t('tolerance', { tolerance: job.tolerance })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

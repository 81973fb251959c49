import { Disclosure } from '@/components/ui/layout/disclosure';
import { Table } from '@/components/ui/list/table';
import { formatShortDateTime, formatTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { NodeResult } from '@/lib/jobs/types';
import { RunState } from './states';

/** What each server did. What an agent wrote is text and nothing else. */
export async function ResultTable({ rows }: { rows: readonly NodeResult[] }) {
  const t = await getTranslations('jobs');
  const locale = await getLocale();
  return (
    <Table caption={t('results')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('nodes')}</th>
          <th scope="col">{t('state')}</th>
          <th className="num" scope="col">
            {t('attempt')}
          </th>
          <th scope="col">{t('begun')}</th>
          <th scope="col">{t('ended')}</th>
          <th className="num" scope="col">
            {t('exitCode')}
          </th>
          <th scope="col">{t('output')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.nodeId}>
            <td data-label={t('nodes')}>
              <a className="link" href={`/network/nodes/${row.nodeCode}`}>
                {row.nodeName}
              </a>
              <span className="block text-dns-14N-130 text-solid-gray-700">{row.nodeCode}</span>
            </td>
            <td data-label={t('state')}>
              <RunState state={row.state} />
              {row.reason === null ? null : <span className="block">{t(`reasons.${row.reason}`)}</span>}
            </td>
            <td className="num" data-label={t('attempt')}>
              {row.attempt}
            </td>
            <td className="tight" data-label={t('begun')}>
              {row.begunAt === null ? '–' : formatShortDateTime(row.begunAt, locale)}
            </td>
            <td className="tight" data-label={t('ended')}>
              {row.endedAt === null ? '–' : formatTime(row.endedAt)}
            </td>
            <td className="num" data-label={t('exitCode')}>
              {row.exitCode ?? '–'}
            </td>
            <td data-label={t('output')}>
              {row.output.trim() === '' ? (
                t('noOutput')
              ) : (
                <Disclosure open={row.state === 'failed'} summary={t('output')}>
                  <pre className="max-h-60 max-w-xl overflow-auto whitespace-pre-wrap text-mono-14N-150">
                    {row.output}
                  </pre>
                </Disclosure>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

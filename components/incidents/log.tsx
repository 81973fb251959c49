import { Timeline } from '@/components/ui/layout/timeline';
import { TextLink } from '@/components/ui/link';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { FileSummary } from '@/lib/files/types';
import { answerFileIds } from '@/lib/incidents/page/rules';
import { localText } from '@/lib/incidents/report/wording/rules';
import type { EntryRow } from '@/lib/incidents/types';

/** Everything that was done, each with its time. */
export async function IncidentLog({ entries, files }: { entries: readonly EntryRow[]; files: readonly FileSummary[] }) {
  const t = await getTranslations('incidents');
  const locale = await getLocale();
  const callTime = (at: string) => (at.endsWith('Z') ? formatDateTime(new Date(at), locale) : localText(at));
  const more = ({ kind, data }: EntryRow) => {
    if (kind === 'called')
      return [data.to, callTime(data.at ?? ''), t(`form.reached.${data.reached === 'no' ? 'no' : 'yes'}`)].join(' ');
    if (kind === 'revised')
      return t('report.current', { revision: data.revision ?? '', kind: t(`report.kinds.${data.kind as 'final'}`) });
    if (kind === 'addressed') return data.codes;
    if (kind === 'linked') return `${t(`links.kinds.${data.kind as 'alarm'}`)} ${data.numbers}`;
    if (kind === 'duty_reported')
      return `${t(`duties.authorities.${data.authority as 'cyber_center'}`)} ${t(`duties.stages.${data.stage as 'final'}`)}`;
    if (kind === 'reviewed')
      return `${t('review.cause')}: ${data.cause} / ${t('review.prevention')}: ${data.prevention}`;
    return '';
  };
  return (
    <Timeline
      items={entries.map((entry) => ({
        id: entry.id,
        at: entry.at.toISOString(),
        time: formatDateTime(entry.at, locale),
        title: `${t(`entries.${entry.kind}`)}${entry.phase === null ? '' : ` (${t(`phases.${entry.phase}`)})`} ${entry.organizationName} ${entry.userName}`,
        children: (
          <>
            {entry.text === '' ? null : <p className="whitespace-pre-line">{entry.text}</p>}
            {more(entry) ? <p>{more(entry)}</p> : null}
            {files
              .filter(({ id }) => answerFileIds(entry).includes(id))
              .map(({ id, name }) => (
                <TextLink key={id} className="me-4" href={`/files/${id}`}>
                  {name}
                </TextLink>
              ))}
            {entry.kind === 'announced' ? (
              <TextLink href={`/articles/${entry.data.article}`}>{entry.data.article}</TextLink>
            ) : null}
          </>
        ),
      }))}
      label={t('log')}
    />
  );
}

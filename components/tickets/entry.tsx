import { classes } from '@/components/ui/classes';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/link';
import { formatBytes, formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { FileSummary } from '@/lib/files/types';
import type { TicketEntryView } from '@/lib/tickets/types';

interface EntryProps {
  entry: TicketEntryView;
  own: boolean;
}

/** One thing said or done: what it is, who, of which tier, when, and the words. A note looks different at once. */
export async function Entry({ entry, own }: EntryProps) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const silent = entry.body === '' && entry.kind !== 'passed_on';
  return (
    <li
      className={classes('entry', own && 'entry-own', silent && 'entry-event', entry.kind === 'note' && 'entry-note')}
      id={`entry-${entry.seq}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-3 text-dns-14N-130">
        <strong className="text-std-16B-170">{t(`entry.${entry.kind}`, { name: entry.authorName })}</strong>
        <span>
          {t('page.by', {
            organization: entry.organizationName,
            kind: t(`kinds.organization.${entry.organizationKind as 'center'}`),
            // Done to what that person had, by nobody.
            name: entry.kind === 'released' ? '' : entry.authorName,
          }).trim()}
        </span>
        <time className="text-solid-gray-700" dateTime={entry.createdAt.toISOString()}>
          {formatDateTime(entry.createdAt, locale)}
        </time>
      </p>
      {entry.kind === 'note' ? (
        <p className="text-dns-14B-130">{t('page.internal', { organization: entry.organizationName })}</p>
      ) : null}
      {entry.body === '' ? null : <p className="entry-body">{entry.body}</p>}
      {entry.kind === 'passed_on' && entry.body === '' ? <p>{t('page.unchanged')}</p> : null}
      <EntryFiles files={entry.files} label={t('page.attachments')} />
    </li>
  );
}

function EntryFiles({ files, label }: { files: readonly FileSummary[]; label: string }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label={label} className="mt-2 flex flex-col gap-1">
      {files.map((file) => (
        <li key={file.id}>
          <Icon className="me-1 inline-block align-[-0.2em]" name="file" />
          <TextLink href={`/files/${file.id}`}>{file.name}</TextLink>
          <span className="ms-2 text-dns-14N-130 text-solid-gray-700">{formatBytes(Number(file.size))}</span>
        </li>
      ))}
    </ul>
  );
}

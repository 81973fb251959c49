import type { ReactNode } from 'react';
import { classes } from '@/components/ui/classes';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { LinkedText } from '@/components/ui/text/linked-text';
import { formatBytes, formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { FileSummary } from '@/lib/files/types';
import type { TicketCategory, TicketSystem, TicketUrgency } from '@/lib/tickets/constants';
import { readChange } from '@/lib/tickets/corrections/rules';
import type { TriageView } from '@/lib/tickets/triage/schema';
import type { TicketEntryView } from '@/lib/tickets/types';
import { CorrectionForm } from './correction-form';

interface EntryProps {
  entry: TicketEntryView;
  own: boolean;
  /** The sending was taken back. */
  undone: boolean;
  /** The reader may add a correction. */
  corrects: boolean;
  /** Place of the entry that it corrects. */
  corrected: number | null;
  /** Who asked it on the telephone. */
  caller?: { readonly organization: string; readonly name: string } | null;
  /** In triage: the view in which one goes on. */
  view?: TriageView | undefined;
  /** Stands below the words. */
  children?: ReactNode;
}

/** One thing said or done: what it is, who, of which tier, when, and the words. A note looks different at once. */
export async function Entry({ entry, own, undone, corrects, corrected, caller = null, view, children }: EntryProps) {
  const t = await getTranslations('tickets');
  const locale = await getLocale();
  const silent = entry.body === '' && entry.kind !== 'passed_on';
  return (
    <li
      className={classes(
        'entry',
        own && 'entry-own',
        silent && 'entry-event',
        entry.kind === 'note' && 'entry-note',
        undone && 'entry-undone',
      )}
      id={`entry-${entry.seq}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-3 text-dns-14N-130">
        <strong className="text-std-16B-170">{t(`entry.${entry.kind}`, { name: entry.authorName })}</strong>
        {undone ? <StatusBadge tone="closed">{t('work.undone')}</StatusBadge> : null}
        <span>
          {caller
            ? t('page.byPhone', { organization: caller.organization, caller: caller.name, name: entry.authorName })
            : t('page.by', {
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
      {corrected === null ? null : (
        <p className="text-dns-14B-130">
          <TextLink href={`#entry-${corrected}`}>{t('work.corrects')}</TextLink>
        </p>
      )}
      {entry.body === '' ? null : <EntryBody entry={entry} />}
      {entry.carrier === null ? null : <p className="text-dns-14B-130">{t(`work.carriers.${entry.carrier}`)}</p>}
      {entry.kind === 'passed_on' && entry.body === '' ? <p>{t('page.unchanged')}</p> : null}
      <EntryFiles files={entry.files} label={t('page.attachments')} />
      {children}
      {corrects ? <CorrectionForm entryId={entry.id} view={view} /> : null}
    </li>
  );
}

/** The words; of a change of group or classification what the codes mean. */
async function EntryBody({ entry: { kind, body } }: { entry: TicketEntryView }) {
  const t = await getTranslations('tickets');
  if (kind === 'grouped') {
    const [group, ...words] = body.split('\n');
    return (
      <p className="entry-body">
        {[
          t(group === 'system_management' ? 'work.groups.system_management' : 'work.groups.call_center'),
          ...words,
        ].join('\n')}
      </p>
    );
  }
  if (kind !== 'classified')
    return (
      <p className="entry-body">
        <LinkedText text={body} />
      </p>
    );
  return (
    <ul>
      {readChange(body).map(({ field, from, to }) => (
        <li key={field}>
          {t('work.changed', {
            field: t(`work.fields.${field}`),
            from: sayValue(t, field, from),
            to: sayValue(t, field, to),
          })}
        </li>
      ))}
    </ul>
  );
}

function sayValue(t: Awaited<ReturnType<typeof getTranslations<'tickets'>>>, field: string, value: string): string {
  if (field === 'system') return t(`systems.${value as TicketSystem}`);
  if (field === 'category') return t(`categories.${value as TicketCategory}`);
  if (field === 'urgency') return t(`urgencies.${value as TicketUrgency}`);
  return t(value === 'true' ? 'work.yes' : 'work.no');
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

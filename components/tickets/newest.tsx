import { TextLink } from '@/components/ui/link';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { TicketEntryKind } from '@/lib/tickets/constants';
import type { TicketDetail } from '@/lib/tickets/types';

/** Their words are codes, which the entry itself puts into the reader's language. */
const coded: readonly TicketEntryKind[] = ['classified', 'grouped'];

/** With fewer entries and characters before it the newest is in sight itself. */
const [longEntries, longText] = [4, 250];

/** The newest stands below the first screen, whatever comes before the conversation. */
export function isLong({ entries }: Pick<TicketDetail, 'entries'>): boolean {
  const before = entries.slice(0, -1).reduce((sum, { body }) => sum + body.length, 0);
  return (entries.at(-1)?.seq ?? 0) > longEntries || before > longText;
}

/** In whole characters: half of one is another text in the browser than in what the server sent. */
const beginningOf = (text: string): string => [...text].slice(0, 300).join('');

interface NewestProps {
  ticket: TicketDetail;
  /** The reader writes here: on a narrow screen, where that stands far below. */
  composes: boolean;
}

/** What was said last, above a conversation that may be long. */
export async function Newest({ ticket, composes }: NewestProps) {
  const [t, locale] = await Promise.all([getTranslations('tickets'), getLocale()]);
  const entry = ticket.entries.at(-1);
  const isNew = entry !== undefined && entry.seq > 1;
  return (
    <div className={isNew ? 'no-print' : 'no-print to-composer empty:hidden'}>
      {isNew ? (
        <p>
          {t('page.newest')}{' '}
          <TextLink href={`#entry-${entry.seq}`}>
            {`${t(`entry.${entry.kind}`, { name: entry.authorName })} ${entry.organizationName} ${formatShortDateTime(entry.createdAt, locale)}`}
          </TextLink>
        </p>
      ) : null}
      {isNew && isLong(ticket) && entry.body !== '' && !coded.includes(entry.kind) ? (
        <p className="newest-words">{beginningOf(entry.body)}</p>
      ) : null}
      {composes ? (
        <TextLink className="to-composer" href="#composer">
          {t('composer.title')}
        </TextLink>
      ) : null}
    </div>
  );
}

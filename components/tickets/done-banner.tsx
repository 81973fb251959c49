import { Banner } from '@/components/ui/banner';
import { TextLink } from '@/components/ui/link';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { Act } from '@/lib/tickets/rules';
import type { TriageView } from '@/lib/tickets/triage/schema';
import type { TicketDetail } from '@/lib/tickets/types';
import type { TicketWork } from '@/lib/tickets/work/queries';
import { TakeBack } from './take-back';

/** What the reader has just done to it. */
export type Done = Act | 'held' | 'resumed' | null;

interface DoneBannerProps {
  ticket: Pick<TicketDetail, 'id' | 'number' | 'version' | 'entries'>;
  did: Done;
  /** `takesBack`: it was sent, and nobody has opened it yet; `openedAt`: when somebody has. */
  work: Pick<TicketWork, 'takesBack' | 'openedAt' | 'hold'>;
  /** In triage: the view in which one goes on. */
  view?: TriageView | undefined;
}

/** Sends nothing that could be undone. */
const unsent: readonly Done[] = ['ask', 'held', 'resumed'];

/** Is the undoing of the last sending offered here, beside what was just done? Else it is where the words stand. */
export const offersUndo = (did: Done, work: Pick<TicketWork, 'takesBack'>): boolean =>
  did !== null && !unsent.includes(did) && work.takesBack;

/** Says what was just done, and offers to undo the sending until somebody has opened it. */
export async function DoneBanner({ ticket, did, work, view }: DoneBannerProps) {
  if (did === null) return null;
  const [t, locale] = await Promise.all([getTranslations('tickets'), getLocale()]);
  const { hold } = work;
  const aside = hold === null ? {} : { hold: t(`work.holds.${hold.kind}`), until: formatDateTime(hold.until, locale) };
  return (
    <>
      <Banner
        announce
        className="mb-4"
        kind="success"
        title={t(`page.done.${did}`, { number: ticket.number, hold: '', until: '', ...aside })}
      />
      {offersUndo(did, work) ? (
        <div className="mb-4">
          <TakeBack ticket={ticket} view={view} />
        </div>
      ) : null}
      {!unsent.includes(did) && work.openedAt !== null ? (
        <p className="no-print mb-4" role="status">
          {t('work.openedAt', { time: formatDateTime(work.openedAt, locale) })}{' '}
          <TextLink href={`#entry-${ticket.entries.at(-1)?.seq}`}>{t('work.correct')}</TextLink>
        </p>
      ) : null}
    </>
  );
}

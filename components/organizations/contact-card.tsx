import { StatusBadge } from '@/components/ui/status-badge';
import { dialled } from '@/lib/access/forms/texts';
import { formatShortDate, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { RefusedMail } from '@/lib/notifications/types';
import { isOpen, isValidOn } from '@/lib/organizations/contacts/rules';
import type { Contact } from '@/lib/organizations/contacts/types';
import { hoursText } from './hours';

interface ContactCardProps {
  contact: Contact;
  now: Date;
  /** Business date of `now`. */
  today: string;
  holidays: ReadonlySet<string>;
  /** Where it is edited; none = not by this actor. */
  editHref?: string | undefined;
  /** No server took the newest mail to its address. */
  refused?: RefusedMail | undefined;
}

/** One window: whom to ask for, how, and whether somebody is there now. */
export async function ContactCard({ contact, now, today, holidays, editHref, refused }: ContactCardProps) {
  const t = await getTranslations('organizations.contacts');
  const locale = await getLocale();
  const date = (day: string) => formatShortDate(day, locale);
  const notes = [
    contact.formerName === null ? null : t('former', { name: contact.formerName }),
    contact.enteredByName === null ? null : t('onBehalf', { name: contact.enteredByName }),
    contact.note === '' ? null : contact.note,
    contact.validTo === null ? null : t('over', { date: date(contact.validTo) }),
  ].filter((note) => note !== null);
  return (
    <li className="flex flex-col gap-1 border-line border-b py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge tone={contact.kind === 'emergency' ? 'warning' : 'neutral'}>
          {t(`kinds.${contact.kind}`)}
        </StatusBadge>
        <strong>{contact.department}</strong>
        {contact.person === '' ? null : <span>{contact.person}</span>}
        {isValidOn(contact, today) ? (
          <StatusBadge tone={isOpen(contact, now, holidays) ? 'success' : 'closed'}>
            {isOpen(contact, now, holidays) ? t('open') : t('closed')}
          </StatusBadge>
        ) : (
          <StatusBadge tone="waiting">
            {contact.validFrom !== null && contact.validFrom > today
              ? t('notYet', { date: date(contact.validFrom) })
              : t('over', { date: date(contact.validTo ?? today) })}
          </StatusBadge>
        )}
        {editHref === undefined ? null : (
          <a aria-label={`${t('edit')}: ${contact.department}`} className="link ms-auto py-2" href={editHref}>
            {t('edit')}
          </a>
        )}
      </div>
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <span>
          {t('phone')}{' '}
          <a className="link text-std-17B-170" href={`tel:${dialled(contact.phone) ?? contact.phone}`}>
            {contact.phone}
          </a>
        </span>
        {contact.fax === '' ? null : <span>{`${t('fax')} ${contact.fax}`}</span>}
        {contact.email === '' ? null : (
          <span>
            {t('email')}{' '}
            <a className="link break-all" href={`mailto:${contact.email}`}>
              {contact.email}
            </a>
          </span>
        )}
        <span>{`${t('hours')} ${hoursText(contact, t)}`}</span>
      </p>
      {refused === undefined ? null : (
        <p>
          <StatusBadge tone="warning">{t('mailRefused')}</StatusBadge>{' '}
          {t('mailRefusedAt', { time: formatShortDateTime(refused.at, locale), reason: refused.reason })}
        </p>
      )}
      {notes.length === 0 ? null : <p className="text-solid-gray-700">{notes.join(' / ')}</p>}
    </li>
  );
}

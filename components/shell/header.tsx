import { Icon } from '@/components/ui/icon';
import { type Actor, ownNameOf } from '@/lib/access/actor';
import { catalog } from '@/lib/core/i18n/catalog';
import type { Locale } from '@/lib/core/i18n/locale';
import { canSeeTickets } from '@/lib/tickets/policy';
import { Brand } from './brand';
import { LanguageSwitch } from './language-switch';
import { NotificationLink } from './notification-link';
import { SearchBox } from './search-box';
import { searchedAt } from './searched';
import type { ShellText } from './text';
import { UserMenu } from './user-menu';

interface HeaderProps {
  actor: Actor;
  unread: number;
  /** Address of the page. */
  path: string;
  locale: Locale;
  /** Whose its forms are (`formOwnerOf`). */
  owner: string;
  t: ShellText;
}

/** On every page: which portal, whose organization, in which role, and the ways that are always open. */
export function Header({ actor, unread, path, locale, owner, t }: HeaderProps) {
  const roles = actor.roles.map((role) => t(`roles.${role}`)).join(t('listSeparator'));
  return (
    <header className="shell-header no-print">
      <a aria-label={t('menu')} className="shell-open icon-button" href="#menu">
        <Icon name="menu" />
      </a>
      <Brand t={t} />
      <p className="shell-identity">
        <strong>{ownNameOf(actor)}</strong>
        <span>{roles}</span>
      </p>
      {canSeeTickets(actor) ? <SearchBox searched={searchedAt(path)} t={t} /> : null}
      <div className="shell-tools">
        <NotificationLink t={t} unread={unread} />
        <LanguageSwitch locale={locale} owner={owner} t={t} />
        <UserMenu actor={actor} owner={owner} settings={catalog[locale].domains.accounts.menu.settings} t={t} />
      </div>
    </header>
  );
}

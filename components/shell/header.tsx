import { getTranslations } from 'next-intl/server';
import { NotificationBadge } from '@/components/notifications/badge';
import { Icon } from '@/components/ui/icon';
import type { Actor } from '@/lib/access/actor';
import { canSeeTickets } from '@/lib/tickets/policy';
import { Brand } from './brand';
import { LanguageSwitch } from './language-switch';
import { SearchBox } from './search-box';
import { UserMenu } from './user-menu';

/** On every page: which portal, whose organization, in which role, and the ways that are always open. */
export async function Header({ actor }: { actor: Actor }) {
  const t = await getTranslations('shell');
  const roles = actor.roles.map((role) => t(`roles.${role}`)).join(t('listSeparator'));
  return (
    <header className="shell-header no-print">
      <a aria-label={t('menu')} className="shell-open icon-button" href="#menu">
        <Icon name="menu" />
      </a>
      <Brand />
      <p className="shell-identity">
        <strong>{actor.organizationName}</strong>
        <span>{roles}</span>
      </p>
      {canSeeTickets(actor) ? <SearchBox /> : null}
      <div className="shell-tools">
        <LanguageSwitch />
        <NotificationBadge userId={actor.userId} />
        <UserMenu actor={actor} />
      </div>
    </header>
  );
}

import { Icon } from '@/components/ui/icon';
import type { Actor } from '@/lib/access/actor';
import type { Locale } from '@/lib/core/i18n/locale';
import { CollapseButton } from './collapse-button';
import { isCurrent, type NavigationItem, navigationOf } from './navigation';
import type { ShellText } from './text';

interface ItemsProps {
  items: readonly NavigationItem[];
  path: string;
}

function Items({ items, path }: ItemsProps) {
  return (
    <ul>
      {items.map(({ href, icon, label }) => (
        <li key={href}>
          <a aria-current={isCurrent(href, path) ? 'page' : undefined} className="shell-item" href={href} title={label}>
            <Icon name={icon} />
            <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

interface NavigationMenuProps {
  actor: Actor;
  /** Address of the page, for the mark at the current item. */
  path: string;
  /** Drawn with icons only. */
  collapsed: boolean;
  locale: Locale;
  t: ShellText;
}

/** The menu on the left; on narrow screens a drawer that opens when it is the address's target, so without script. */
export function NavigationMenu({ actor, path, collapsed, locale, t }: NavigationMenuProps) {
  const { main, administration } = navigationOf(actor, locale);
  return (
    <nav aria-label={t('mainNavigation')} className="shell-navigation no-print" id="menu">
      <div className="shell-sticky">
        <a className="shell-close shell-control" href="#content">
          <Icon name="close" />
          {t('menuClose')}
        </a>
        <Items items={main} path={path} />
        {administration.length === 0 ? null : (
          <>
            <h2 className="shell-group">{t('administration')}</h2>
            <Items items={administration} path={path} />
          </>
        )}
        <CollapseButton collapsed={collapsed} label={t('navigationCollapse')} />
      </div>
    </nav>
  );
}

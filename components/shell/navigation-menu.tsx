import { Icon } from '@/components/ui/icon';
import type { Actor } from '@/lib/access/actor';
import type { Locale } from '@/lib/core/i18n/locale';
import { CollapseButton } from './collapse-button';
import { MenuItems } from './menu-items';
import { navigationOf } from './navigation';
import type { ShellText } from './text';

interface NavigationMenuProps {
  actor: Actor;
  /** Drawn with icons only. */
  collapsed: boolean;
  locale: Locale;
  t: ShellText;
}

/** The menu on the left; on narrow screens a drawer that opens when it is the address's target, so without script. */
export function NavigationMenu({ actor, collapsed, locale, t }: NavigationMenuProps) {
  const { main, administration } = navigationOf(actor, locale);
  return (
    <nav aria-label={t('mainNavigation')} className="shell-navigation no-print" id="menu">
      <div className="shell-sticky">
        <a className="shell-close shell-control" href="#content">
          <Icon name="close" />
          {t('menuClose')}
        </a>
        <MenuItems items={main} />
        {administration.length === 0 ? null : (
          <>
            <h2 className="shell-group">{t('administration')}</h2>
            <MenuItems items={administration} />
          </>
        )}
        <CollapseButton collapsed={collapsed} label={t('navigationCollapse')} />
      </div>
    </nav>
  );
}

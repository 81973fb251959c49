import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import type { Actor } from '@/lib/access/actor';
import { CollapseButton } from './collapse-button';
import { isCurrent, type NavigationItem, navigationOf } from './navigation';

async function Items({ items, path }: { items: readonly NavigationItem[]; path: string }) {
  const t = await getTranslations('shell.nav');
  return (
    <ul>
      {items.map(({ key, href, icon }) => (
        <li key={key}>
          <a
            aria-current={isCurrent(href, path) ? 'page' : undefined}
            className="shell-item"
            href={href}
            title={t(key)}
          >
            <Icon name={icon} />
            <span>{t(key)}</span>
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
  collapsed: boolean;
}

/** The menu on the left; on narrow screens a drawer that opens when it is the address's target, so without script. */
export async function NavigationMenu({ actor, path, collapsed }: NavigationMenuProps) {
  const t = await getTranslations('shell');
  const { main, administration } = navigationOf(actor);
  return (
    <nav aria-label={t('mainNavigation')} className="shell-navigation no-print" id="menu">
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
    </nav>
  );
}

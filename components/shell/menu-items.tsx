'use client';

import { usePathname } from 'next/navigation';
import { Icon, type IconName } from '@/components/ui/icon';
import { isCurrent } from './current';

export interface MenuEntry {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}

/**
 * One part of the menu, the page marked in it: also where an action leads to another page. It stands on every page, so it comes as words and
 * becomes elements here only.
 */
export function MenuItems({ items }: { items: readonly MenuEntry[] }) {
  const path = usePathname();
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

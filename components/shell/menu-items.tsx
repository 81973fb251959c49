'use client';

import { Icon, type IconName } from '@/components/ui/icon';

export interface MenuEntry {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  /** The page is this one or below it. */
  readonly current: boolean;
}

/** One part of the menu. It stands on every page, so it comes as words and becomes elements here only. */
export function MenuItems({ items }: { items: readonly MenuEntry[] }) {
  return (
    <ul>
      {items.map(({ href, icon, label, current }) => (
        <li key={href}>
          <a aria-current={current ? 'page' : undefined} className="shell-item" href={href} title={label}>
            <Icon name={icon} />
            <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

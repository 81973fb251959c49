import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/layout/menu';
import type { Actor } from '@/lib/access/actor';
import { LogOutForm } from './log-out-form';
import type { ShellText } from './text';

interface UserMenuProps {
  actor: Actor;
  /** Whose its form is (`formOwnerOf`). */
  owner: string;
  settings: string;
  t: ShellText;
}

/** Who is logged in, and the way out. */
export function UserMenu({ actor, owner, settings, t }: UserMenuProps) {
  return (
    <Menu
      label={`${t('account')}: ${actor.userName}`}
      summary={
        <span className="shell-control">
          <Icon name="person" />
          <span className="max-desktop:sr-only">{actor.userName}</span>
          <Icon name="chevronDown" className="text-[0.75rem] max-desktop:hidden" />
        </span>
      }
    >
      <p className="border-b border-line px-4 py-2 text-dns-14N-130 text-solid-gray-700">
        {actor.userName}
        <br />
        {actor.loginId}
      </p>
      <a className="menu-item" href="/settings/profile">
        <Icon name="settings" />
        {settings}
      </a>
      <LogOutForm label={t('logOut')} owner={owner} />
    </Menu>
  );
}

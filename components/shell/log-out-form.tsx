'use client';

import { useActionState } from 'react';
import { Icon } from '@/components/ui/icon';
import { logOutAction } from '@/lib/accounts/login/actions';

export function LogOutForm({ label }: { label: string }) {
  const [, action] = useActionState(logOutAction, { status: 'idle' });
  return (
    <form action={action}>
      <button className="menu-item w-full" type="submit">
        <Icon name="lock" />
        {label}
      </button>
    </form>
  );
}

import type { ReactNode } from 'react';
import { getActor } from '@/lib/access/session';
import PortalLayout from '../(portal)/layout';

/** Who is logged in keeps header and menu where there is no page; anybody else, and any program, just gets the notice. */
export default async function MissingLayout({ children }: { children: ReactNode }) {
  if (await getActor()) return <PortalLayout>{children}</PortalLayout>;
  return (
    <main className="mx-auto max-w-2xl px-4 py-12" data-bare>
      {children}
    </main>
  );
}

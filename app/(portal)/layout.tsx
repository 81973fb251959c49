import { cookies, headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { collapsedCookie } from '@/components/shell/collapsed';
import { Footer } from '@/components/shell/footer';
import { Header } from '@/components/shell/header';
import { NavigationMenu } from '@/components/shell/navigation-menu';
import { SkipLink } from '@/components/shell/skip-link';
import { StateBars } from '@/components/shell/state-bar';
import { getSession, requireActor } from '@/lib/access/session';
import { env } from '@/lib/core/env';

/** What surrounds every page after log-in. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [session, head, jar, t] = await Promise.all([getSession(), headers(), cookies(), getTranslations('shell')]);
  const collapsed = jar.get(collapsedCookie)?.value === '1';
  return (
    <div data-collapsed={collapsed ? '' : undefined} id="shell">
      <SkipLink />
      <StateBars
        label={t('states')}
        items={env().RENKEI_DEMO ? [{ kind: 'demonstration', text: t('demonstration') }] : []}
      />
      <Header actor={actor} />
      <NavigationMenu actor={actor} collapsed={collapsed} path={head.get('x-renkei-path') ?? '/'} />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <LiveRefresh topics={['notifications']} />
      <Footer previousLoginAt={session?.previousLoginAt ?? null} />
    </div>
  );
}

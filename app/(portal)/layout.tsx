import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { siteBars } from '@/components/continuity/state-bars';
import { LiveRefresh } from '@/components/live/live-refresh';
import { OtherPerson } from '@/components/live/other-person';
import { SessionWarning } from '@/components/live/session-warning';
import { collapsedCookie } from '@/components/shell/collapsed';
import { Footer } from '@/components/shell/footer';
import { Header } from '@/components/shell/header';
import { NavigationMenu } from '@/components/shell/navigation-menu';
import { ShellBehaviour } from '@/components/shell/shell-behaviour';
import { SkipLink } from '@/components/shell/skip-link';
import { StateBars } from '@/components/shell/state-bar';
import { getShellText } from '@/components/shell/text';
import { FormOwner } from '@/components/ui/form/owner';
import type { Actor } from '@/lib/access/actor';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { getSession, requireActor } from '@/lib/access/session';
import { readSiteState } from '@/lib/continuity/state/queries';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { currentSite, modeOf } from '@/lib/core/site';

/** What a site of a town says on every page; nothing in the portal, which asks nothing for it. */
async function listSiteBars(actor: Actor, locale: Locale) {
  const mode = modeOf(currentSite());
  if (mode === 'portal') return [];
  const drill = process.env.RENKEI_DRILL === 'true';
  return siteBars(
    { mode, state: await readSiteState(askAs(actor)), drill, now: now(), locale },
    await getTranslations('continuity'),
  );
}

/** What surrounds every page after log-in. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  // Before anything is read: what changes from now on, the page's stream tells of.
  const drawnAt = now().getTime();
  const actor = await requireActor();
  const [session, head, jar, t, locale] = await Promise.all([
    getSession(),
    headers(),
    cookies(),
    getShellText(),
    getLocale(),
  ]);
  const collapsed = jar.get(collapsedCookie)?.value === '1';
  const owner = formOwnerOf(actor.userId);
  const path = head.get('x-renkei-path') ?? '/';
  return (
    <FormOwner owner={owner}>
      <div data-collapsed={collapsed ? '' : undefined} data-drawn-at={drawnAt} id="shell">
        <SkipLink t={t} />
        <StateBars
          label={t('states')}
          items={[
            ...(env().RENKEI_DEMO ? [{ kind: 'demonstration' as const, text: t('demonstration') }] : []),
            ...(await listSiteBars(actor, locale)),
          ]}
        />
        <Header actor={actor} locale={locale} owner={owner} path={path} t={t} unread={session?.unread ?? 0} />
        <NavigationMenu actor={actor} collapsed={collapsed} locale={locale} t={t} />
        <main id="content" tabIndex={-1}>
          <OtherPerson />
          <SessionWarning left={env().RENKEI_SESSION_IDLE_MINUTES * 60_000} />
          {children}
        </main>
        <ShellBehaviour />
        <LiveRefresh topics={['notifications']} />
        <Footer locale={locale} previousLoginAt={session?.previousLoginAt ?? null} t={t} />
      </div>
    </FormOwner>
  );
}

import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { DemonstrationLogins } from '@/components/access/demonstration-logins';
import { LogInForm } from '@/components/access/log-in-form';
import { OtherWays } from '@/components/access/other-ways';
import { Banner } from '@/components/ui/banner';
import { sessionCookie } from '@/lib/access/login/cookie';
import { whyEnded } from '@/lib/access/login/ended-session';
import { safePath } from '@/lib/access/requests/origin';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry');
  return { title: t('title') };
}

interface LogInPageProps {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>;
}

export default async function LogInPage({ searchParams }: LogInPageProps) {
  const [t, { next, error }] = await Promise.all([getTranslations('entry'), searchParams]);
  // Where next-auth leads when a provider's log-in failed.
  if (typeof error === 'string') redirect(`/login/error?error=${encodeURIComponent(error)}`);
  const ended = next === undefined ? null : await whyEnded((await cookies()).get(sessionCookie().name)?.value);
  const path = safePath(typeof next === 'string' ? next : '/');
  return (
    <>
      <h1 className="mb-6 text-center text-std-28B-150">{t('title')}</h1>
      <div className="mx-auto flex max-w-[28rem] flex-col gap-6">
        {ended !== null ? (
          <Banner kind="info" title={t('ended.title')}>
            <p>
              {t(`ended.${ended}`, { minutes: env().RENKEI_SESSION_IDLE_MINUTES, hours: env().RENKEI_SESSION_HOURS })}
            </p>
          </Banner>
        ) : next === undefined ? null : (
          <Banner kind="info" title={t('expired')} />
        )}
        <LogInForm next={path} />
        <OtherWays next={path} />
      </div>
      {env().RENKEI_DEMO ? <DemonstrationLogins next={path} /> : null}
    </>
  );
}

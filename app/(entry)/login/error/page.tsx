import type { Metadata } from 'next';
import { EntryCard } from '@/components/access/entry-card';
import { ButtonLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';

const explained = ['NoAccount', 'AccessDenied', 'OAuthCallback', 'Callback', 'OAuthSignin', 'Configuration'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.error');
  return { title: t('title') };
}

interface LogInErrorPageProps {
  searchParams: Promise<{ error?: string | string[] }>;
}

/** Where a provider's log-in ends when it fails. */
export default async function LogInErrorPage({ searchParams }: LogInErrorPageProps) {
  const [t, { error }] = await Promise.all([getTranslations('entry.error'), searchParams]);
  return (
    <EntryCard title={t('title')}>
      <p>{t(explained.find((name) => name === error) ?? 'other')}</p>
      <ButtonLink href="/login" variant="solid">
        {t('back')}
      </ButtonLink>
    </EntryCard>
  );
}

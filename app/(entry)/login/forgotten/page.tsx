import type { Metadata } from 'next';
import { EntryCard } from '@/components/access/entry-card';
import { ButtonLink } from '@/components/ui/link';
import { issuedPasswordDays } from '@/lib/accounts/login/rules';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.help');
  return { title: t('title') };
}

/** Nobody is mailed a way in: accounts are reset by people who know one another. */
export default async function ForgottenPage() {
  const [t, entry] = await Promise.all([getTranslations('entry.help'), getTranslations('entry.error')]);
  return (
    <EntryCard title={t('title')}>
      <section>
        <h2 className="text-std-17B-170">{t('passwordTitle')}</h2>
        <p>{t('password', { days: issuedPasswordDays })}</p>
        <p className="mt-2">{t('prefecture')}</p>
        <p className="mt-2">{t('center')}</p>
      </section>
      <section>
        <h2 className="text-std-17B-170">{t('factorTitle')}</h2>
        <p>{t('factor')}</p>
      </section>
      <section>
        <h2 className="text-std-17B-170">{t('waitTitle')}</h2>
        <p>{t('wait')}</p>
      </section>
      <section>
        <h2 className="text-std-17B-170">{t('findTitle')}</h2>
        <p>{t('find')}</p>
      </section>
      <ButtonLink href="/login" variant="outline">
        {entry('back')}
      </ButtonLink>
    </EntryCard>
  );
}

import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/link';
import { oidcSettings } from '@/lib/access/oidc';

/** Log-in without a password: by a configured provider. */
export async function OtherWays({ next }: { next: string }) {
  const t = await getTranslations('entry');
  const oidc = oidcSettings();
  if (!oidc) return null;
  return (
    <section aria-label={t('otherWays')} className="flex flex-col gap-3">
      <ButtonLink href={`/login/provider?next=${encodeURIComponent(next)}`} variant="outline">
        {t('provider', { name: oidc.name })}
      </ButtonLink>
    </section>
  );
}

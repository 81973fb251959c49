import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import type { Security } from '@/lib/accounts/security/queries';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function PasswordPanel({ security }: { security: Security }) {
  const [t, locale] = await Promise.all([getTranslations('security.password'), getLocale()]);
  const { hasPassword, passwordSetAt } = security;
  if (!hasPassword) return <Panel title={t('title')}>{t('none')}</Panel>;
  return (
    <Panel title={t('title')}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>{passwordSetAt ? t('setAt', { time: formatDateTime(passwordSetAt, locale) }) : t('neverSet')}</p>
        <ButtonLink href="/settings/security/password" variant="outline">
          {t('change')}
        </ButtonLink>
      </div>
    </Panel>
  );
}

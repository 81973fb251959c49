import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import type { UserDetail } from '@/lib/accounts/users/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { factorNames } from './words';

/** How the account stands. */
export async function AccountPanel({ user }: { user: UserDetail }) {
  const [t, locale, factorsIn] = await Promise.all([getTranslations('users'), getLocale(), factorNames()]);
  const { disabledAt, createdAt, lastLoginAt, mustChangePassword, factors } = user;
  const time = (instant: Date) => formatShortDateTime(instant, locale);
  const items = [
    {
      term: t('detail.state'),
      value: disabledAt ? (
        <StatusBadge tone="closed">{t('disabledSince', { time: time(disabledAt) })}</StatusBadge>
      ) : (
        <StatusBadge tone="success">{t('active')}</StatusBadge>
      ),
    },
    { term: t('detail.lastLogin'), value: lastLoginAt ? time(lastLoginAt) : t('never') },
    {
      term: t('detail.password'),
      value: mustChangePassword ? t('detail.passwordIssued') : t('detail.passwordOwn'),
    },
    { term: t('detail.factors'), value: factorsIn(factors) },
    { term: t('detail.created'), value: time(createdAt) },
  ];
  return (
    <Panel title={t('detail.account')}>
      <DefinitionList items={items} />
    </Panel>
  );
}

import type { Role } from '@/lib/access/actor';
import type { FactorCount } from '@/lib/accounts/users/types';
import { getTranslations } from '@/lib/core/i18n/server';
import type { IssuedWords } from './issued-form';

/** Roles in words, highest first. */
export async function roleNames(): Promise<(roles: readonly Role[]) => string> {
  const t = await getTranslations('shell');
  return (roles) => roles.map((role) => t(`roles.${role}`)).join(t('listSeparator'));
}

/** Second factors in words. */
export async function factorNames(): Promise<(factors: FactorCount | undefined) => string> {
  const [t, shell] = await Promise.all([getTranslations('users.factorKinds'), getTranslations('shell')]);
  return (factors) => {
    const parts = [factors?.totp ? t('totp') : '', factors?.passkeys ? t('passkeys', { count: factors.passkeys }) : ''];
    return parts.filter(Boolean).join(shell('listSeparator')) || t('none');
  };
}

/** For the forms that show an issued password. */
export async function issuedWords(): Promise<IssuedWords> {
  const t = await getTranslations('users.form');
  return {
    title: t('issuedTitle'),
    lead: t('issued'),
    loginId: t('issuedFor'),
    password: t('issuedPassword'),
    open: t('openUser'),
    print: t('print'),
  };
}

import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Dialog } from '@/components/ui/layout/dialog';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { removeTotpAction } from '@/lib/accounts/security/actions';
import type { Security } from '@/lib/accounts/security/queries';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { ConfirmationField } from './confirmation-field';
import { FactorRow } from './factor-row';
import { PasskeyRows } from './passkey-rows';

/** What shows, besides the password, that it is you. */
export async function FactorsPanel({ security }: { security: Security }) {
  const [t, locale] = await Promise.all([getTranslations('security.factors'), getLocale()]);
  const { totpSince, passkeys, recoveryCodes, required, hasPassword } = security;
  const inUse = totpSince !== null || passkeys.length > 0;
  return (
    <Panel title={t('title')}>
      <p className="mb-4">{required ? t('required') : t('optional')}</p>
      <FactorRow
        action={
          totpSince ? (
            <Dialog title={t('appRemove')} trigger={t('appRemove')}>
              <p className="mb-4">{t('appRemoveLead')}</p>
              <ActionForm action={removeTotpAction} label={t('appRemove')}>
                <ConfirmationField hasPassword={hasPassword} />
                <SubmitButton variant="danger">{t('remove')}</SubmitButton>
              </ActionForm>
            </Dialog>
          ) : (
            <ButtonLink href="/settings/security/authenticator" variant="outline">
              {t('appAdd')}
            </ButtonLink>
          )
        }
        name={t('app')}
      >
        {totpSince ? (
          <StatusBadge tone="success">{t('appSince', { time: formatDateTime(totpSince, locale) })}</StatusBadge>
        ) : (
          t('appNone')
        )}
      </FactorRow>
      <PasskeyRows security={security} />
      {inUse ? (
        <FactorRow
          action={
            <ButtonLink href="/settings/security/recovery-codes" variant="outline">
              {t('recoveryIssue')}
            </ButtonLink>
          }
          name={t('recovery')}
        >
          {recoveryCodes > 0 ? (
            t('recoveryLeft', { count: recoveryCodes })
          ) : (
            <StatusBadge tone="warning">{t('recoveryNone')}</StatusBadge>
          )}
        </FactorRow>
      ) : null}
    </Panel>
  );
}

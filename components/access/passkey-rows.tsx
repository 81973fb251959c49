import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Dialog } from '@/components/ui/layout/dialog';
import { addPasskeyAction, beginPasskeyAction, removePasskeyAction } from '@/lib/accounts/security/actions';
import type { OwnPasskey, Security } from '@/lib/accounts/security/queries';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { ConfirmationField } from './confirmation-field';
import { FactorRow } from './factor-row';
import { PasskeyForm } from './passkey-form';

/** One's passkeys, and the way to one more. */
export async function PasskeyRows({ security }: { security: Security }) {
  const [t, errors] = await Promise.all([
    getTranslations('security.factors'),
    getTranslations('domains.accounts.errors'),
  ]);
  const { passkeys, hasPassword } = security;
  const add = (
    <Dialog title={t('passkeyAdd')} trigger={t('passkeyAdd')}>
      <PasskeyForm
        begin={beginPasskeyAction}
        ceremony="register"
        finish={addPasskeyAction}
        label={t('passkeyAdd')}
        refused={errors('passkeyRefused')}
        unsupported={t('passkeyUnsupported')}
      >
        <TextField
          label={t('passkeyName')}
          maxLength={60}
          name="name"
          required
          support={t('passkeyNameSupport')}
          unmarked
        />
        <ConfirmationField hasPassword={hasPassword} />
        <SubmitButton>{t('passkeyAdd')}</SubmitButton>
      </PasskeyForm>
    </Dialog>
  );
  return (
    <>
      <FactorRow action={add} name={t('passkeys')}>
        {passkeys.length === 0 ? t('passkeysNone') : null}
      </FactorRow>
      {passkeys.map((passkey) => (
        <PasskeyRow key={passkey.id} hasPassword={hasPassword} passkey={passkey} />
      ))}
    </>
  );
}

async function PasskeyRow({ passkey, hasPassword }: { passkey: OwnPasskey; hasPassword: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('security.factors'), getLocale()]);
  const { id, name, createdAt, lastUsedAt } = passkey;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 ps-6 pb-3">
      <div className="min-w-0">
        <p className="font-bold">{name}</p>
        <p className="text-dns-14N-130 text-solid-gray-700">
          {t('passkeySince', { time: formatDateTime(createdAt, locale) })}{' '}
          {lastUsedAt ? t('passkeyUsed', { time: formatDateTime(lastUsedAt, locale) }) : t('passkeyUnused')}
        </p>
      </div>
      <Dialog
        title={t('passkeyRemove', { name })}
        trigger={t('remove')}
        triggerLabel={t('passkeyRemove', { name })}
        triggerSize="small"
      >
        <p className="mb-4">{t('passkeyRemoveLead')}</p>
        <ActionForm action={removePasskeyAction} label={t('passkeyRemove', { name })}>
          <input name="id" type="hidden" value={id} />
          <ConfirmationField hasPassword={hasPassword} />
          <SubmitButton variant="danger">{t('remove')}</SubmitButton>
        </ActionForm>
      </Dialog>
    </div>
  );
}

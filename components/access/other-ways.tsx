import { SubmitButton } from '@/components/ui/form/submit-button';
import { ButtonLink } from '@/components/ui/link';
import { oidcSettings } from '@/lib/access/login/oidc';
import { beginPasskeyLogInAction, logInByPasskeyAction } from '@/lib/accounts/passkeys/actions';
import { getTranslations } from '@/lib/core/i18n/server';
import { PasskeyForm } from './passkey-form';

/** Log-in without a password: by passkey, or by a configured provider. */
export async function OtherWays({ next }: { next: string }) {
  const [t, errors] = await Promise.all([getTranslations('entry'), getTranslations('domains.accounts.errors')]);
  const oidc = oidcSettings();
  return (
    <section aria-label={t('otherWays')} className="flex flex-col gap-3">
      <PasskeyForm
        begin={beginPasskeyLogInAction}
        ceremony="prove"
        finish={logInByPasskeyAction}
        label={t('orPasskey')}
        refused={errors('passkeyRefused')}
        unsupported={t('passkeyUnsupported')}
      >
        <input name="next" type="hidden" value={next} />
        <SubmitButton variant="outline">{t('orPasskey')}</SubmitButton>
      </PasskeyForm>
      {oidc ? (
        <ButtonLink href={`/login/provider?next=${encodeURIComponent(next)}`} variant="outline">
          {t('provider', { name: oidc.name })}
        </ButtonLink>
      ) : null}
    </section>
  );
}

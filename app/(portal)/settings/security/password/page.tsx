import type { Metadata } from 'next';
import { PasswordPair } from '@/components/access/password-pair';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { changePasswordAction } from '@/lib/accounts/security/actions';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('security.password');
  return { title: t('change') };
}

export default async function ChangePasswordPage() {
  const [, t] = await Promise.all([requireActor(), getTranslations('security')]);
  return (
    <>
      <PageHeading lead={t('password.lead')} title={t('password.change')} />
      <ActionForm
        action={changePasswordAction}
        className="max-w-md"
        doneMessage={t('password.done')}
        label={t('password.change')}
      >
        <TextField
          autoComplete="current-password"
          label={t('confirm')}
          name="current"
          required
          type="password"
          unmarked
        />
        <PasswordPair
          label={t('password.new')}
          repeatedLabel={t('password.repeated')}
          support={t('password.support')}
        />
        <div>
          <SubmitButton>{t('password.submit')}</SubmitButton>
        </div>
      </ActionForm>
      <p className="mt-6">
        <TextLink href="/settings/security">{t('back')}</TextLink>
      </p>
    </>
  );
}

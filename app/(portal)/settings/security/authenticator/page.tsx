import type { Metadata } from 'next';
import { CodeField } from '@/components/access/code-field';
import { ConfirmationField } from '@/components/access/confirmation-field';
import { TotpEnrollment } from '@/components/access/totp-enrollment';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { beginTotpAction, confirmTotpAction } from '@/lib/accounts/security/actions';
import { getSecurity, getTotpUnderWay } from '@/lib/accounts/security/queries';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('security.app');
  return { title: t('title') };
}

/** First the password, then the secret and its first code. */
export default async function AuthenticatorPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslations('security')]);
  const [secret, { hasPassword }] = await Promise.all([getTotpUnderWay(actor), getSecurity(actor)]);
  const enroll = await getTranslations('entry.enroll');
  return (
    <>
      <PageHeading lead={t('app.lead')} title={t('app.title')} />
      <div className="flex max-w-md flex-col gap-6">
        {secret ? <TotpEnrollment loginId={actor.loginId} secret={secret} /> : null}
        {secret ? (
          <ActionForm key="confirm" action={confirmTotpAction} label={t('app.title')}>
            <CodeField label={enroll('code')} />
            <SubmitButton>{t('app.submit')}</SubmitButton>
          </ActionForm>
        ) : (
          <ActionForm key="begin" action={beginTotpAction} label={t('app.title')}>
            <ConfirmationField hasPassword={hasPassword} />
            <SubmitButton>{t('app.begin')}</SubmitButton>
          </ActionForm>
        )}
        <TextLink href="/settings/security">{t('back')}</TextLink>
      </div>
    </>
  );
}

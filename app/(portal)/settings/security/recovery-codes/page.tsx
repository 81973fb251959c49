import type { Metadata } from 'next';
import { ConfirmationField } from '@/components/access/confirmation-field';
import { RecoveryCodesForm } from '@/components/access/recovery-codes-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { getSecurity } from '@/lib/accounts/security/queries';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('security.codes');
  return { title: t('title') };
}

export default async function RecoveryCodesPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslations('security')]);
  const { hasPassword } = await getSecurity(actor);
  return (
    <>
      <PageHeading lead={t('codes.lead')} title={t('codes.title')} />
      <div className="flex max-w-md flex-col gap-6">
        <RecoveryCodesForm
          label={t('codes.title')}
          listLabel={t('codes.list')}
          printLabel={t('codes.print')}
          shown={t('codes.shown')}
        >
          <ConfirmationField hasPassword={hasPassword} />
          <SubmitButton>{t('codes.submit')}</SubmitButton>
        </RecoveryCodesForm>
        <TextLink href="/settings/security">{t('back')}</TextLink>
      </div>
    </>
  );
}

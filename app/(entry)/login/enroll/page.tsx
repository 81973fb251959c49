import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CodeField } from '@/components/access/code-field';
import { EntryCard } from '@/components/access/entry-card';
import { PasskeyForm } from '@/components/access/passkey-form';
import { TotpEnrollment } from '@/components/access/totp-enrollment';
import { ActionForm } from '@/components/ui/form/action-form';
import { FormOwner } from '@/components/ui/form/owner';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { readVisit } from '@/lib/access/login/visit';
import { beginPasskeyEnrollmentAction, enrollByPasskeyAction } from '@/lib/accounts/passkeys/actions';
import { enrollByCodeAction } from '@/lib/accounts/pending/actions';
import { beginOwedEnrollment } from '@/lib/accounts/pending/mutations';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.enroll');
  return { title: t('title') };
}

export default async function EnrollPage() {
  const [t, entry, errors, factors, { pending, device, origin }] = await Promise.all([
    getTranslations('entry.enroll'),
    getTranslations('entry'),
    getTranslations('domains.accounts.errors'),
    getTranslations('security.factors'),
    readVisit(),
  ]);
  const enrollment = await beginOwedEnrollment(pending, { ...origin, device });
  if (!enrollment.ok) redirect('/login');
  const { loginId, secret } = enrollment.value;
  return (
    <FormOwner owner={formOwnerOf(enrollment.value.userId)}>
      <EntryCard lead={t('lead')} title={t('title')}>
        <TotpEnrollment loginId={loginId} secret={secret} />
        <ActionForm action={enrollByCodeAction} label={t('title')}>
          <CodeField label={t('code')} />
          <SubmitButton>{t('submit')}</SubmitButton>
        </ActionForm>
        <Disclosure summary={t('passkeyInstead')}>
          <PasskeyForm
            begin={beginPasskeyEnrollmentAction}
            ceremony="register"
            finish={enrollByPasskeyAction}
            label={t('passkeyInstead')}
            refused={errors('passkeyRefused')}
            unsupported={entry('passkeyUnsupported')}
          >
            <TextField label={factors('passkeyName')} maxLength={60} name="name" required unmarked />
            <SubmitButton variant="outline">{factors('passkeyAdd')}</SubmitButton>
          </PasskeyForm>
        </Disclosure>
      </EntryCard>
    </FormOwner>
  );
}

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CodeField } from '@/components/access/code-field';
import { EntryCard } from '@/components/access/entry-card';
import { TotpEnrollment } from '@/components/access/totp-enrollment';
import { ActionForm } from '@/components/ui/action-form';
import { SubmitButton } from '@/components/ui/submit-button';
import { readVisit } from '@/lib/access/place';
import { enrollByCodeAction } from '@/lib/accounts/pending/actions';
import { beginOwedEnrollment } from '@/lib/accounts/pending/mutations';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.enroll');
  return { title: t('title') };
}

export default async function EnrollPage() {
  const [t, { pending, device, origin }] = await Promise.all([getTranslations('entry.enroll'), readVisit()]);
  const enrollment = await beginOwedEnrollment(pending, { ...origin, device });
  if (!enrollment.ok) redirect('/login');
  const { loginId, secret } = enrollment.value;
  return (
    <EntryCard lead={t('lead')} title={t('title')}>
      <TotpEnrollment loginId={loginId} secret={secret} />
      <ActionForm action={enrollByCodeAction} label={t('title')}>
        <CodeField label={t('code')} />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </EntryCard>
  );
}

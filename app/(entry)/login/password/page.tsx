import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { EntryCard } from '@/components/access/entry-card';
import { PasswordPair } from '@/components/access/password-pair';
import { ActionForm } from '@/components/ui/form/action-form';
import { FormOwner } from '@/components/ui/form/owner';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { readVisit } from '@/lib/access/login/visit';
import { replaceIssuedPasswordAction } from '@/lib/accounts/pending/actions';
import { getPendingFor } from '@/lib/accounts/pending/queries';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.issued');
  return { title: t('title') };
}

export default async function IssuedPasswordPage() {
  const [t, { pending: token, origin }] = await Promise.all([getTranslations('entry.issued'), readVisit()]);
  const pending = await getPendingFor('password', token, origin.requestId);
  if (!pending) redirect('/login');
  return (
    <FormOwner owner={formOwnerOf(pending.account.userId)}>
      <EntryCard lead={t('lead')} title={t('title')}>
        <ActionForm action={replaceIssuedPasswordAction} label={t('title')}>
          <PasswordPair label={t('password')} repeatedLabel={t('repeated')} support={t('support')} />
          <SubmitButton>{t('submit')}</SubmitButton>
        </ActionForm>
      </EntryCard>
    </FormOwner>
  );
}

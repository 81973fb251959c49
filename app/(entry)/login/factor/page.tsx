import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CodeField } from '@/components/access/code-field';
import { EntryCard } from '@/components/access/entry-card';
import { PasskeyForm } from '@/components/access/passkey-form';
import { ActionForm } from '@/components/ui/form/action-form';
import { FormOwner } from '@/components/ui/form/owner';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextLink } from '@/components/ui/link';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { readVisit } from '@/lib/access/login/visit';
import { answerWithPasskeyAction, beginPasskeyFactorAction } from '@/lib/accounts/passkeys/actions';
import { answerWithCodeAction } from '@/lib/accounts/pending/actions';
import { getPendingFor } from '@/lib/accounts/pending/queries';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('entry.factor');
  return { title: t('title') };
}

export default async function FactorPage() {
  const [t, entry, errors, { pending: token, origin }] = await Promise.all([
    getTranslations('entry.factor'),
    getTranslations('entry'),
    getTranslations('domains.accounts.errors'),
    readVisit(),
  ]);
  const pending = await getPendingFor('factor', token, origin.requestId);
  if (!pending) redirect('/login');
  const { userName, hasTotp, passkeys } = pending.account;
  return (
    <FormOwner owner={formOwnerOf(pending.account.userId)}>
      <EntryCard lead={t('lead', { name: userName })} title={t('title')}>
        {passkeys > 0 ? (
          <PasskeyForm
            begin={beginPasskeyFactorAction}
            ceremony="prove"
            finish={answerWithPasskeyAction}
            label={t('passkey')}
            refused={errors('passkeyRefused')}
            unsupported={entry('passkeyUnsupported')}
          >
            <SubmitButton variant={hasTotp ? 'outline' : 'solid'}>{t('passkey')}</SubmitButton>
          </PasskeyForm>
        ) : null}
        <ActionForm action={answerWithCodeAction} label={t('title')}>
          <CodeField label={t('code')} support={hasTotp ? t('codeSupport') : t('recoverySupport')} />
          <SubmitButton variant={hasTotp ? 'solid' : 'outline'}>{t('submit')}</SubmitButton>
        </ActionForm>
        <p className="text-std-16N-170 text-solid-gray-700">{t('lost')}</p>
        <TextLink href="/login">{t('restart')}</TextLink>
      </EntryCard>
    </FormOwner>
  );
}

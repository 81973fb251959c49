import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { nameIn } from '@/components/organizations/organization-name';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ActingBanner } from '@/components/users/acting-banner';
import { IssuedForm } from '@/components/users/issued-form';
import { PersonFields } from '@/components/users/person-fields';
import { issuedWords } from '@/components/users/words';
import { requireActor } from '@/lib/access/session';
import { createUserAction } from '@/lib/accounts/users/actions';
import { administers, canKeepUsers } from '@/lib/accounts/users/policy';
import { findOrganization } from '@/lib/accounts/users/queries';
import { grantableRoles } from '@/lib/accounts/users/rules';
import { readAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('form.title') };
}

interface NewUserPageProps {
  searchParams: Promise<{ organization?: string | string[] }>;
}

export default async function NewUserPage({ searchParams }: NewUserPageProps) {
  const actor = await requireActor();
  const [{ organization: wanted }, t, words] = await Promise.all([
    searchParams,
    getTranslations('users'),
    issuedWords(),
  ]);
  const code = typeof wanted === 'string' ? wanted : actor.organizationCode;
  const organization = canKeepUsers(actor) ? await readAs(actor, (db) => findOrganization(db, { code })) : null;
  if (!organization || !administers(actor, organization)) notFound();
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/admin/users' }, { label: t('form.title') }]} />
      <PageHeading eyebrow={nameIn(actor.locale, organization)} title={t('form.title')} />
      <ActingBanner actor={actor} organization={organization} />
      <IssuedForm action={createUserAction} className="max-w-2xl" label={t('form.title')} words={words}>
        <input name="organizationId" type="hidden" value={organization.id} />
        <TextField
          autoCapitalize="none"
          autoComplete="off"
          label={t('form.loginId')}
          maxLength={64}
          name="loginId"
          required
          spellCheck={false}
          support={t('form.loginIdSupport')}
        />
        <PersonFields offered={grantableRoles(actor.roles, organization.kind)} />
        <div>
          <SubmitButton>{t('form.submit')}</SubmitButton>
        </div>
      </IssuedForm>
    </>
  );
}

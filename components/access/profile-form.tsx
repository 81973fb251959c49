import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { type Actor, ownNameOf } from '@/lib/access/actor';
import { changeProfileAction } from '@/lib/accounts/profile/actions';
import type { getProfile } from '@/lib/accounts/profile/queries';
import { getTranslations } from '@/lib/core/i18n/server';

interface ProfileFormProps {
  actor: Actor;
  profile: Awaited<ReturnType<typeof getProfile>>;
}

/** What others keep of a person, and below what they keep themselves. */
export async function ProfileForm({ actor, profile }: ProfileFormProps) {
  const [t, shell] = await Promise.all([getTranslations('security.profile'), getTranslations('shell')]);
  const roles = actor.roles.map((role) => shell(`roles.${role}`)).join(shell('listSeparator'));
  const items = [
    { term: t('name'), value: profile.name },
    { term: t('kana'), value: profile.kana },
    { term: t('loginId'), value: profile.loginId },
    { term: t('organization'), value: ownNameOf(actor) },
    { term: t('roles'), value: roles },
  ];
  const languages = (['ja', 'en'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <Panel>
        <DefinitionList items={items} />
        <p className="mt-3 text-solid-gray-700">{t('fixed')}</p>
      </Panel>
      <ActionForm action={changeProfileAction} label={t('title')}>
        <input name="version" type="hidden" value={profile.version} />
        <TextField
          autoComplete="email"
          defaultValue={profile.email ?? ''}
          label={t('email')}
          maxLength={254}
          name="email"
          support={t('emailSupport')}
          type="email"
        />
        <TextField
          autoComplete="tel"
          defaultValue={profile.phone ?? ''}
          label={t('phone')}
          maxLength={30}
          name="phone"
          type="tel"
        />
        <ChoiceField
          choices={languages}
          defaultValue={profile.locale}
          inline
          kind="radio"
          legend={t('locale')}
          name="locale"
          required
          support={t('localeSupport')}
        />
        <div>
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}

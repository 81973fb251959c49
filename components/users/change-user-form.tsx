import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import type { Actor } from '@/lib/access/actor';
import { changeUserAction } from '@/lib/accounts/users/actions';
import { canKeepUsers } from '@/lib/accounts/users/policy';
import { grantableRoles, mayTouch, rolesOfKind } from '@/lib/accounts/users/rules';
import type { UserDetail } from '@/lib/accounts/users/types';
import { getTranslations } from '@/lib/core/i18n/server';
import { PersonFields } from './person-fields';
import { roleNames } from './words';

/** The user's details: to be changed, or, for whoever may not, to be read. */
export async function ChangeUserForm({ actor, user }: { actor: Actor; user: UserDetail }) {
  const t = await getTranslations('users');
  const own = user.id === actor.userId;
  const may = canKeepUsers(actor) && (own || mayTouch(actor.roles, user.roles));
  if (!may) return <ReadOnly higher={canKeepUsers(actor)} user={user} />;
  const { kind } = user.organization;
  const grantable = grantableRoles(actor.roles, kind);
  const offered = rolesOfKind[kind].filter((role) => grantable.includes(role) || user.roles.includes(role));
  return (
    <Panel plain title={t('detail.edit')}>
      {own ? (
        <p className="mb-4">
          {t('detail.own')} <TextLink href="/settings/security">{t('detail.ownLink')}</TextLink>
        </p>
      ) : null}
      <ActionForm action={changeUserAction} label={t('detail.edit')}>
        <input name="id" type="hidden" value={user.id} />
        <input name="version" type="hidden" value={user.version} />
        <PersonFields offered={own ? [] : offered} person={user} />
        <div>
          <SubmitButton>{t('form.save')}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}

async function ReadOnly({ user, higher }: { user: UserDetail; higher: boolean }) {
  const [t, rolesIn] = await Promise.all([getTranslations('users'), roleNames()]);
  const { name, kana, email, phone, roles } = user;
  const items = [
    { term: t('columns.name'), value: name },
    { term: t('columns.kana'), value: kana },
    { term: t('columns.roles'), value: rolesIn(roles) },
    { term: t('columns.email'), value: email ?? t('never') },
    { term: t('columns.phone'), value: phone ?? t('never') },
  ];
  return (
    <Panel plain title={t('detail.edit')}>
      {higher ? <p className="mb-4">{t('detail.higher')}</p> : null}
      <DefinitionList items={items} />
    </Panel>
  );
}

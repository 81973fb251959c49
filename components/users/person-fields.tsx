import { ChoiceField } from '@/components/ui/form/choice-field';
import { TextField } from '@/components/ui/form/text-field';
import type { Role } from '@/lib/access/actor';
import { getTranslations } from '@/lib/core/i18n/server';

interface PersonFieldsProps {
  person?: { name: string; kana: string; email: string | null; phone: string | null; roles: readonly Role[] };
  /** Roles to choose from; none = roles are not asked for. */
  offered: readonly Role[];
}

/** What is known about a user, new or not. */
export async function PersonFields({ person, offered }: PersonFieldsProps) {
  const [t, shell] = await Promise.all([getTranslations('users.form'), getTranslations('shell')]);
  return (
    <>
      <TextField defaultValue={person?.name} label={t('name')} maxLength={60} name="name" required />
      <TextField defaultValue={person?.kana} label={t('kana')} maxLength={80} name="kana" required />
      {offered.length === 0 ? null : (
        <ChoiceField
          choices={offered.map((value) => ({ value, label: shell(`roles.${value}`) }))}
          defaultValue={person?.roles}
          kind="checkbox"
          legend={t('roles')}
          name="roles"
          required
          support={t('rolesSupport')}
        />
      )}
      <TextField defaultValue={person?.email ?? ''} label={t('email')} maxLength={254} name="email" type="email" />
      <TextField defaultValue={person?.phone ?? ''} label={t('phone')} maxLength={30} name="phone" type="tel" />
    </>
  );
}

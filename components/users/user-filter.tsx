import { nameIn } from '@/components/organizations/organization-name';
import { Input } from '@/components/ui/form/input';
import { FilterBar, FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { type Actor, ownNameOf } from '@/lib/access/actor';
import { everyOrganization } from '@/lib/accounts/users/constants';
import { rolesOfKind } from '@/lib/accounts/users/rules';
import { type UserFilter, userStates } from '@/lib/accounts/users/schema';
import type { UserOrganization } from '@/lib/accounts/users/types';
import { getTranslations, type translationsOf } from '@/lib/core/i18n/server';
import { isFiltered, withFilter } from './address';

interface UserFilterBarProps {
  actor: Actor;
  filter: UserFilter;
  organizations: readonly UserOrganization[];
}

type Words = ReturnType<typeof translationsOf<'users'>>;

/** What the fields are called, by name. */
export const filterLabels = (t: Words): Record<string, string> => ({
  q: t('filters.q'),
  organization: t('filters.organization'),
  role: t('filters.role'),
  state: t('filters.state'),
});

export async function UserFilterBar({ actor, filter, organizations }: UserFilterBarProps) {
  const [t, shell] = await Promise.all([getTranslations('users.filters'), getTranslations('shell')]);
  const clear = withFilter('/admin/users', filter, { q: '', role: undefined, state: 'active', page: 1 });
  const roles = [...new Set(organizations.flatMap(({ kind }) => rolesOfKind[kind]))];
  return (
    <FilterBar
      action="/admin/users"
      clearHref={isFiltered(filter) ? clear : undefined}
      keep={{ sort: filter.sort, dir: filter.dir }}
    >
      <FilterItem id="filter-q" label={t('q')}>
        <Input defaultValue={filter.q} id="filter-q" maxLength={100} name="q" size="small" type="search" />
      </FilterItem>
      {organizations.length > 1 ? (
        <FilterSelect
          name="organization"
          label={t('organization')}
          defaultValue={filter.organization === actor.organizationCode ? '' : filter.organization}
          emptyLabel={t('own', { name: ownNameOf(actor) })}
          options={[
            { value: everyOrganization, label: t('everything') },
            ...organizations
              .filter(({ id }) => id !== actor.organizationId)
              .map((body) => ({ value: body.code, label: nameIn(actor.locale, body) })),
          ]}
        />
      ) : null}
      <FilterSelect
        name="role"
        label={t('role')}
        defaultValue={filter.role ?? ''}
        emptyLabel={t('any')}
        options={roles.map((value) => ({ value, label: shell(`roles.${value}`) }))}
      />
      <FilterSelect
        name="state"
        label={t('state')}
        defaultValue={filter.state}
        options={userStates.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
    </FilterBar>
  );
}

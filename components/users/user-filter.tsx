import { getTranslations } from '@/lib/core/i18n/server';
import { FilterBar, FilterItem } from '@/components/ui/filter-bar';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Actor } from '@/lib/access/actor';
import { everyOrganization } from '@/lib/accounts/users/constants';
import { rolesOfKind } from '@/lib/accounts/users/rules';
import { type UserFilter, userStates } from '@/lib/accounts/users/schema';
import type { UserOrganization } from '@/lib/accounts/users/types';
import { isFiltered, withFilter } from './address';

interface UserFilterBarProps {
  actor: Actor;
  filter: UserFilter;
  organizations: readonly UserOrganization[];
}

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
        <FilterItem id="filter-organization" label={t('organization')}>
          <Select
            defaultValue={filter.organization === actor.organizationCode ? '' : filter.organization}
            emptyLabel={t('own', { name: actor.organizationName })}
            id="filter-organization"
            name="organization"
            options={[
              { value: everyOrganization, label: t('everything') },
              ...organizations
                .filter(({ id }) => id !== actor.organizationId)
                .map(({ code, name }) => ({ value: code, label: name })),
            ]}
            size="small"
          />
        </FilterItem>
      ) : null}
      <FilterItem id="filter-role" label={t('role')}>
        <Select
          defaultValue={filter.role ?? ''}
          emptyLabel={t('any')}
          id="filter-role"
          name="role"
          options={roles.map((value) => ({ value, label: shell(`roles.${value}`) }))}
          size="small"
        />
      </FilterItem>
      <FilterItem id="filter-state" label={t('state')}>
        <Select
          defaultValue={filter.state}
          id="filter-state"
          name="state"
          options={userStates.map((value) => ({ value, label: t(`states.${value}`) }))}
          size="small"
        />
      </FilterItem>
    </FilterBar>
  );
}

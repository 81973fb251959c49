import { SortHeader } from '@/components/ui/list/sort-header';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import type { UserFilter } from '@/lib/accounts/users/schema';
import type { FactorCount, ListedUser } from '@/lib/accounts/users/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { UserId } from '@/lib/core/ids';
import type { RefusedMail } from '@/lib/notifications/types';
import { withFilter } from './address';
import { factorNames, roleNames } from './words';

interface UserTableProps {
  rows: readonly ListedUser[];
  factors: ReadonlyMap<UserId, FactorCount>;
  /** Whose newest mail no server took. */
  refused: ReadonlyMap<string, RefusedMail>;
  filter: UserFilter;
  /** Rows can be ticked; the table then stands in a form. */
  selectable: boolean;
  /** Rows of several organizations. */
  showOrganization: boolean;
}

export async function UserTable({ rows, factors, refused, filter, selectable, showOrganization }: UserTableProps) {
  const [t, locale, rolesIn, factorsIn] = await Promise.all([
    getTranslations('users'),
    getLocale(),
    roleNames(),
    factorNames(),
  ]);
  const sorted = (sort: UserFilter['sort']) => {
    const current = filter.sort === sort;
    const dir = current && filter.dir === 'asc' ? 'desc' : 'asc';
    const direction = filter.dir === 'asc' ? ('ascending' as const) : ('descending' as const);
    return {
      href: withFilter('/admin/users', filter, { sort, dir, page: 1 }),
      sorted: current ? direction : undefined,
    };
  };
  return (
    <Table caption={t('caption')} captionHidden narrow="stack">
      <thead>
        <tr>
          {selectable ? <th scope="col">{t('columns.select')}</th> : null}
          <SortHeader {...sorted('kana')}>{t('columns.name')}</SortHeader>
          <SortHeader {...sorted('loginId')}>{t('columns.loginId')}</SortHeader>
          {showOrganization ? <th scope="col">{t('columns.organization')}</th> : null}
          <th scope="col">{t('columns.roles')}</th>
          <th scope="col">{t('columns.factors')}</th>
          <SortHeader {...sorted('lastLoginAt')}>{t('columns.lastLogin')}</SortHeader>
          <th scope="col">{t('columns.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, loginId, name, kana, roles, organizationName, lastLoginAt, disabledAt }) => (
          <tr key={id}>
            {selectable ? (
              <td data-label={t('columns.select')}>
                <input
                  aria-label={t('selectUser', { name, loginId })}
                  className="size-5 align-middle"
                  name="user"
                  type="checkbox"
                  value={id}
                />
              </td>
            ) : null}
            <td className="wide">
              <a className="link" href={`/admin/users/${id}`}>
                {name}
              </a>{' '}
              <span className="text-solid-gray-700">{kana}</span>
            </td>
            <td className="tight" data-label={t('columns.loginId')}>
              {loginId}
            </td>
            {showOrganization ? <td data-label={t('columns.organization')}>{organizationName}</td> : null}
            <td data-label={t('columns.roles')}>{rolesIn(roles)}</td>
            <td data-label={t('columns.factors')}>{factorsIn(factors.get(id))}</td>
            <td className="tight" data-label={t('columns.lastLogin')}>
              {lastLoginAt ? formatShortDateTime(lastLoginAt, locale) : t('never')}
            </td>
            <td data-label={t('columns.state')}>
              <span className="flex flex-wrap gap-1">
                <StatusBadge tone={disabledAt ? 'closed' : 'success'}>
                  {disabledAt ? t('disabled') : t('active')}
                </StatusBadge>
                {refused.has(id) ? <StatusBadge tone="warning">{t('mailRefused')}</StatusBadge> : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

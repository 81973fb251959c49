import type { UserFilter } from '@/lib/accounts/users/schema';

const usual: Partial<UserFilter> = { q: '', organization: '', state: 'active', sort: 'kana', dir: 'asc', page: 1 };

/** A path with the filter's own values in its query; what is as usual is left out. */
export function withFilter(
  path: string,
  filter: UserFilter,
  changes: Partial<UserFilter> & { readonly format?: string } = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...changes })) {
    if (value !== undefined && value !== usual[name as keyof UserFilter]) query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Is anything hidden that the plain list of the organization shows? */
export const isFiltered = ({ q, role, state }: UserFilter): boolean =>
  q !== '' || role !== undefined || state !== 'active';

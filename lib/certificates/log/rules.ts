import { addressOf } from '@/lib/core/http/address';
import type { IssueFilterQuery } from './schema';

/** Address of the log with its filters, the given ones changed. */
export function issuesHref(
  filter: IssueFilterQuery,
  change: { readonly page?: number; readonly format?: string } = {},
  path = '/counter/issues',
): string {
  return addressOf(path, { ...filter, page: 1, ...change });
}

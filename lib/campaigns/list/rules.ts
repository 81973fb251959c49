import { addressOf, queryOf } from '@/lib/core/http/address';
import type { TargetFilter } from './schema';

export const targetsQuery = (filter: TargetFilter): string => queryOf(filter);

/** Address of a campaign's organizations with some filters changed. */
export const targetsHref = (number: number, filter: Partial<TargetFilter>): string =>
  addressOf(`/campaigns/${number}/targets`, filter);

/** A campaign's number, as it stands in addresses. */
export const isNumber = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text);

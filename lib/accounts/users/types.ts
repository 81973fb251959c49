import { z } from 'zod';
import { organizationKinds, roles } from '@/lib/access/actor';
import { organizationId, userId } from '@/lib/core/id-shapes';

export const userOrganizationShape = z.object({
  id: organizationId,
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  kind: z.enum(organizationKinds),
  parentId: organizationId.nullable(),
});
export type UserOrganization = z.infer<typeof userOrganizationShape>;

export const userSummaryShape = z.object({
  id: userId,
  loginId: z.string(),
  name: z.string(),
  kana: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Highest first. */
  roles: z.array(z.enum(roles)).readonly(),
  disabledAt: z.date().nullable(),
  lastLoginAt: z.date().nullable(),
  version: z.number(),
});
export type UserSummary = z.infer<typeof userSummaryShape>;

/** A line of the list; the organization by its name in the reader's language. */
export const listedUserShape = userSummaryShape.extend({ organizationCode: z.string(), organizationName: z.string() });
export type ListedUser = z.infer<typeof listedUserShape>;

/** What somebody has as second factor, without anything of it. */
export interface FactorCount {
  readonly totp: boolean;
  readonly passkeys: number;
}

export interface UserDetail extends UserSummary {
  readonly organization: UserOrganization;
  readonly mustChangePassword: boolean;
  readonly passwordSetAt: Date | null;
  readonly createdAt: Date;
  readonly factors: FactorCount;
}

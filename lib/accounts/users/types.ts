import type { OrganizationKind, Role } from '@/lib/access/actor';
import type { OrganizationId, UserId } from '@/lib/core/ids';

export interface UserOrganization {
  readonly id: OrganizationId;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: OrganizationKind;
  readonly parentId: OrganizationId | null;
}

export interface UserSummary {
  readonly id: UserId;
  readonly loginId: string;
  readonly name: string;
  readonly kana: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** Highest first. */
  readonly roles: readonly Role[];
  readonly disabledAt: Date | null;
  readonly lastLoginAt: Date | null;
  readonly version: number;
}

/** A line of the list; the organization by its name in the reader's language. */
export interface ListedUser extends UserSummary {
  readonly organizationCode: string;
  readonly organizationName: string;
}

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

import type { OrganizationKind, Role } from '@/lib/access/actor';
import type { Origin } from '@/lib/access/requests/origin';
import type { OrganizationId, UserId } from '@/lib/core/ids';

export type LogInMethod = 'password' | 'oidc' | 'passkey';
export type SecondFactor = 'totp' | 'recovery_code' | 'passkey' | 'provider';

/** From where somebody logs in. */
export interface Place extends Origin {
  /** Token of the device cookie, if the browser has one. */
  readonly device: string | undefined;
}

/** Everything a log-in decides on. */
export interface Account {
  readonly userId: UserId;
  readonly userName: string;
  readonly loginId: string;
  readonly locale: string;
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly organizationKind: OrganizationKind;
  readonly roles: readonly Role[];
  readonly passwordHash: string | null;
  readonly passwordSetAt: Date | null;
  readonly mustChangePassword: boolean;
  readonly lastLoginAt: Date | null;
  readonly userDisabled: boolean;
  readonly organizationDisabled: boolean;
  /** First business date (`YYYY-MM-DD`) on which the organization no longer exists; null = it does. */
  readonly organizationEnds: string | null;
  readonly hasTotp: boolean;
  readonly passkeys: number;
}

/** What has been shown so far. */
export interface LogInProgress {
  readonly method: LogInMethod;
  readonly secondFactor: SecondFactor | null;
  /** Where to go in the end. */
  readonly next: string;
}

import type { NodeId, OrganizationId, SessionId, UserId } from '@/lib/core/ids';

export const organizationKinds = ['center', 'operator', 'prefecture', 'municipality', 'agency', 'vendor'] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

export const roles = [
  'system_administrator',
  'system_management',
  'call_center',
  'staff',
  'counter_clerk',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** Who acts, as the database said at the start of this request. Policies decide on this and nothing else. */
export interface Actor {
  readonly userId: UserId;
  readonly userName: string;
  readonly loginId: string;
  readonly organizationId: OrganizationId;
  readonly organizationKind: OrganizationKind;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
  /** The prefecture of a municipality's user; null for everybody else. */
  readonly parentOrganizationId: OrganizationId | null;
  readonly roles: readonly Role[];
  /** The language of this request, which is the browser's; mails go by the user's setting. */
  readonly locale: 'ja' | 'en';
  readonly sessionId: SessionId;
  readonly requestId: string;
}

/** A server of the network that speaks for itself, as its key said at the start of this request. */
export interface NodeActor {
  readonly nodeId: NodeId;
  readonly nodeName: string;
  /** Its owner. */
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly requestId: string;
}

/** The portal itself: log-in, clock, import. `task` names the reason. */
export interface SystemActor {
  readonly task: string;
  readonly requestId?: string;
}

/** Who administers an organization, and hears what concerns it as a whole. */
export const administrators: readonly Role[] = ['system_management', 'system_administrator'];

/** What the actor's organization is called in the actor's language. */
export const ownNameOf = (actor: Pick<Actor, 'locale' | 'organizationName' | 'organizationNameEn'>): string =>
  actor.locale === 'en' ? actor.organizationNameEn : actor.organizationName;

export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => actor.roles.includes(role));
}

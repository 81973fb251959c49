import type { Actor } from '@/lib/access/actor';

/** How many people an organization has is its own and its prefecture's business; the database counts nobody for others. */
export function seesUserCount(actor: Actor, organization: { id: string; parent: { id: string } | null }): boolean {
  return organization.id === actor.organizationId || organization.parent?.id === actor.organizationId;
}

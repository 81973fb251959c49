import { type Actor, hasRole } from '@/lib/access/actor';

export const dashboards = [
  'municipality',
  'prefecture',
  'call_center',
  'management',
  'operator',
  'clerk',
  'auditor',
] as const;
export type Dashboard = (typeof dashboards)[number];

/** The dashboards of an actor's roles, the one that opens first in front. */
export function dashboardsOf(actor: Actor): readonly Dashboard[] {
  const runs = hasRole(actor, 'system_administrator', 'system_management');
  const byRole: readonly [Dashboard, boolean][] = [
    ['call_center', actor.organizationKind === 'center' && hasRole(actor, 'call_center')],
    ['management', actor.organizationKind === 'center' && runs],
    ['operator', actor.organizationKind === 'operator' && (runs || hasRole(actor, 'staff'))],
    ['prefecture', actor.organizationKind === 'prefecture' && (runs || hasRole(actor, 'staff'))],
    ['municipality', isAsker(actor) && (runs || hasRole(actor, 'staff'))],
    ['clerk', isAsker(actor) && hasRole(actor, 'counter_clerk')],
    ['auditor', hasRole(actor, 'auditor')],
  ];
  return byRole.filter(([, has]) => has).map(([dashboard]) => dashboard);
}

function isAsker(actor: Actor): boolean {
  return ['municipality', 'agency', 'vendor'].includes(actor.organizationKind);
}

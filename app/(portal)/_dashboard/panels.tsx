import { dashboardPanels } from '@/app/generated/dashboard-panels';
import type { Actor } from '@/lib/access/actor';
import type { Dashboard } from '@/lib/dashboard/rules';

const ordered = [...dashboardPanels].sort((a, b) => a.order - b.order);

const panelsOf = (dashboard: Dashboard, actor: Actor) =>
  ordered.filter(({ on, may }) => on.includes(dashboard) && (may?.(actor) ?? true));

/** What domains add to a dashboard. */
export function Panels({ actor, dashboard }: { actor: Actor; dashboard: Dashboard }) {
  return panelsOf(dashboard, actor).map(({ name, Panel }) => <Panel key={name} actor={actor} />);
}

export const topicsOf = (dashboard: Dashboard, actor: Actor): readonly string[] => [
  ...new Set(panelsOf(dashboard, actor).flatMap(({ topics }) => topics)),
];

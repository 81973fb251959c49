import type { ReactNode } from 'react';
import type { Actor } from '@/lib/access/actor';
import type { Dashboard } from '@/lib/dashboard/rules';

export interface DashboardProps {
  readonly actor: Actor;
  /** The panels that domains add. */
  readonly children: ReactNode;
}

/** What a domain shows on dashboards, beside what stands there for itself: `_dashboard/panels/<domain>.tsx` exports them as `panels`. */
export interface DashboardPanel {
  /** Of its own among the domain's. */
  readonly name: string;
  readonly on: readonly Dashboard[];
  /** Ascending, below one another. */
  readonly order: number;
  /** Live updates after which the page asks again. */
  readonly topics: readonly string[];
  /** May it be shown at all? None = on these dashboards, to everybody. */
  readonly may?: (actor: Actor) => boolean;
  /** A `Panel`, or null when there is nothing to say. */
  readonly Panel: (props: { readonly actor: Actor }) => Promise<ReactNode>;
}

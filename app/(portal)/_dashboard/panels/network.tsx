import { StateLine } from '@/components/network/state-line';
import { askAs } from '@/lib/core/db';
import { listOwnNodes } from '@/lib/network/nodes/queries';
import { readNation } from '@/lib/network/queries';
import type { DashboardPanel } from '../panel';

/** The state of what is one's own, then of the towns or the nation below: one line each, with the list behind it. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'network',
    on: ['municipality', 'clerk', 'prefecture', 'management', 'operator', 'call_center'],
    order: 5,
    topics: ['network'],
    Panel: async ({ actor }) => {
      const ask = askAs(actor);
      const wide = ['center', 'operator', 'prefecture'].includes(actor.organizationKind);
      const own = await listOwnNodes(ask, actor);
      return <StateLine nation={wide ? await readNation(ask, actor) : null} own={own} />;
    },
  },
];

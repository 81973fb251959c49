import { OwnDay } from '@/components/operations/own-day';
import { dateInJapan } from '@/lib/calendar/rules';
import { askAs } from '@/lib/core/db';
import { explain } from '@/lib/window/explain/rules';
import { findWindowOrganization, loadWindowFacts, operatingNow } from '@/lib/window/queries';
import type { DashboardPanel } from '../panel';

/** Is the own counter open, until when, and what comes after it. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'operations',
    on: ['municipality', 'clerk'],
    order: 4,
    topics: ['operations'],
    Panel: async ({ actor }) => {
      const ask = askAs(actor);
      const organization = await findWindowOrganization(ask, actor.organizationCode);
      if (organization === null) return null;
      const at = await operatingNow(ask);
      const facts = await loadWindowFacts(ask, dateInJapan(at));
      return (
        <OwnDay
          counter={explain('special-move', organization, at, facts)}
          issuance={explain('wide-area-issuance', organization, at, facts)}
        />
      );
    },
  },
];

import { ContactCards } from '@/components/dashboard/contact-cards';
import { askAs } from '@/lib/core/db';
import { listNearContacts } from '@/lib/organizations/contacts/near/queries';
import type { DashboardPanel } from '../panel';

/** Whom to call. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'contacts',
    on: ['municipality', 'clerk'],
    order: 50,
    topics: [],
    Panel: async ({ actor }) => <ContactCards contacts={await listNearContacts(askAs(actor), actor)} />,
  },
];

import { OwnDayStrip } from '@/components/operations/own-day';
import { WaitingExtensions } from '@/components/window/waiting-extensions';
import { askAs } from '@/lib/core/db';
import { listExtensions } from '@/lib/window/extensions/queries';
import { readOwnDay } from '@/lib/window/own-day/queries';
import { canAnswerExtension } from '@/lib/window/policy';
import type { DashboardPanel } from '../panel';

export const panels: readonly DashboardPanel[] = [
  {
    name: 'operations',
    on: ['municipality', 'clerk'],
    order: 4,
    topics: ['operations'],
    Panel: async ({ actor }) => {
      const day = await readOwnDay(askAs(actor), actor);
      return day && <OwnDayStrip day={day} />;
    },
  },
  {
    name: 'extensions',
    on: ['municipality', 'prefecture'],
    order: 3,
    topics: ['operations'],
    Panel: async ({ actor }) => {
      if (!canAnswerExtension(actor)) return null;
      const { rows } = await listExtensions(askAs(actor), actor);
      const waiting = rows.filter(({ waitsForReader }) => waitsForReader);
      return waiting.length === 0 ? null : <WaitingExtensions rows={waiting} />;
    },
  },
];

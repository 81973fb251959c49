import { daily } from '@/lib/calendar/rules';
import type { ClockTask } from '@/lib/core/background/ticks';
import { workingDomains } from './domains';

/** All that the clock starts. */
export const clockTasks: readonly ClockTask[] = [
  ...workingDomains.flatMap(({ clock }) => clock ?? []),
  { task: 'clock.forget', due: daily(4, 0) },
];

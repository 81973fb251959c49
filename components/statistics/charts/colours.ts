import type { Method } from '@/lib/statistics/provision/constants';

/** Apart for people who see no colours, too: dark, middle, light. */
export const methodColours: Readonly<Record<Method, string>> = {
  immediate: '#f9a825',
  line: '#0017c1',
  medium: '#5aa469',
};

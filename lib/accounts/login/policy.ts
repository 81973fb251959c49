import { env } from '@/lib/core/env';
import type { FactorPolicy } from './rules';

/** The setting; by default the demonstration asks nobody and production asks those who could do the most harm. */
export function factorPolicy(): FactorPolicy {
  const { RENKEI_SECOND_FACTOR: setting, RENKEI_DEMO: demonstration } = env();
  return setting ?? (demonstration ? 'optional' : 'privileged');
}

import type { Fixture } from '@/tests/support/inquiries';
import type { RouteSample, Sample } from './types';

/** Samples that only a municipality's own site takes: the national portal refuses them, whoever sends them. */
export const atCloud = <S extends Sample | RouteSample>(
  samples: Readonly<Record<string, (fixture: Fixture) => Promise<S>>>,
): Record<string, (fixture: Fixture) => Promise<S>> =>
  Object.fromEntries(
    Object.entries(samples).map(([name, make]) => [
      name,
      async (fixture: Fixture) => ({ ...(await make(fixture)), site: 'cloud' as const }),
    ]),
  );

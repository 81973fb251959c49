import 'server-only';
import { isAlive } from '@/lib/core/async/within';
import { knownSites } from '../sites/gateway';
import { askTimeout } from './rules';

/** Towns whose own server in the hall does not answer at this moment, by code. */
export async function silentHalls(): Promise<readonly string[]> {
  const halls = knownSites()?.sites.filter(({ role }) => role === 'down-recovery') ?? [];
  const there = await Promise.all(halls.map(({ origin }) => isAlive(origin, askTimeout)));
  return halls.filter((_, index) => !there[index]).map(({ place }) => place);
}

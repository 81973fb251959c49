import 'server-only';
import { knownSites } from '../sites/gateway';
import { askTimeout } from './rules';

const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}/api/health/live`, { signal: AbortSignal.timeout(askTimeout), cache: 'no-store' })
    .then((response) => response.arrayBuffer().then(() => response.ok))
    .catch(() => false);

/** Towns whose own server in the hall does not answer at this moment, by code. */
export async function silentHalls(): Promise<readonly string[]> {
  const halls = knownSites()?.sites.filter(({ role }) => role === 'down-recovery') ?? [];
  const there = await Promise.all(halls.map(({ origin }) => answers(origin)));
  return halls.filter((_, index) => !there[index]).map(({ place }) => place);
}

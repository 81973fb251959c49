/** The site asks the center this often, waits so long for the answer, and says it is unreachable after so many failures: at worst 8 s. */
export const askEvery = 2_000;
export const askTimeout = 2_000;
const failuresUntilSaid = 2;

/** A clock that is off by more is shown on each page. */
export const clockTolerance = 5 * 60_000;

export interface Reachability {
  readonly reachable: boolean;
  readonly failures: number;
  readonly since: Date | null;
}

/** What is said after one more attempt. It never activates anything: people declare. */
export function judge(before: Reachability, answered: boolean, now: Date): Reachability {
  if (answered) return { reachable: true, failures: 0, since: null };
  const failures = before.failures + 1;
  const gone = failures >= failuresUntilSaid;
  return { reachable: before.reachable && !gone, failures, since: before.since ?? now };
}

export const clockFaults = ['behind', 'off'] as const;
type ClockFault = (typeof clockFaults)[number] | null;

/** Is this clock to be doubted: before a time that the center has signed, or off by minutes when they last spoke? */
export function clockFault(now: Date, centerTime: Date | null, offset: number): ClockFault {
  if (centerTime !== null && now.getTime() < centerTime.getTime() - clockTolerance) return 'behind';
  return Math.abs(offset) > clockTolerance ? 'off' : null;
}

/** A system on a UPS. `shutdownSeconds` is measured (S1 §II.1 (3)). */
export interface UpsLoad {
  readonly name: string;
  /** 1 = keeps its power longest. Those of one priority shut down together. */
  readonly priority: number;
  readonly shutdownSeconds: number;
}

export interface ShutdownStep extends UpsLoad {
  /** 1 = the first to shut down. */
  readonly order: number;
  /** Latest start, in seconds after the power has failed; negative = too late before it begins. */
  readonly latestStart: number;
}

export interface ShutdownPlan {
  /** In the order of shutdown; of one priority, the slowest first. */
  readonly steps: readonly ShutdownStep[];
  /** Does the battery last until all are down, if the first begins at once? */
  readonly fits: boolean;
  /** What all shutdowns take, one priority after the other. */
  readonly neededSeconds: number;
  /** Battery less what is needed: how long one may wait for the power to come back; negative = what is missing. */
  readonly spareSeconds: number;
}

/**
 * In which order the systems of one UPS shut down, and when each must start at the latest: the least important first, one priority after the
 * other, the last one down when the battery ends. Counted backwards from there.
 */
export function planShutdown(loads: readonly UpsLoad[], batterySeconds: number): ShutdownPlan {
  const priorities = [...new Set(loads.map(({ priority }) => priority))].sort((a, b) => a - b);
  const groups: UpsLoad[][] = [];
  const starts = new Map<UpsLoad, number>();
  let deadline = batterySeconds;
  for (const priority of priorities) {
    const group = loads
      .filter((load) => load.priority === priority)
      .sort((a, b) => b.shutdownSeconds - a.shutdownSeconds || a.name.localeCompare(b.name, 'ja'));
    for (const load of group) starts.set(load, deadline - load.shutdownSeconds);
    deadline -= group[0]?.shutdownSeconds ?? 0;
    groups.unshift(group);
  }
  const steps = groups.flatMap((group, index) =>
    group.map((load) => ({ ...load, order: index + 1, latestStart: starts.get(load) ?? 0 })),
  );
  return { steps, fits: deadline >= 0, neededSeconds: batterySeconds - deadline, spareSeconds: deadline };
}

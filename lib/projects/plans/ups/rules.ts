import { z } from 'zod';
/** A system on a UPS. `shutdownSeconds` is measured (S1 §II.1 (3)). */
export const upsLoadShape = z.object({
  name: z.string(),
  /** 1 = keeps its power longest. Those of one priority shut down together. */
  priority: z.number(),
  shutdownSeconds: z.number(),
});
export type UpsLoad = z.infer<typeof upsLoadShape>;

export const shutdownStepShape = upsLoadShape.extend({
  /** 1 = the first to shut down. */
  order: z.number(),
  /** Latest start, in seconds after the power has failed; negative = too late before it begins. */
  latestStart: z.number(),
});

export const shutdownPlanShape = z.object({
  /** In the order of shutdown; of one priority, the slowest first. */
  steps: z.array(shutdownStepShape).readonly(),
  /** Does the battery last until all are down, if the first begins at once? */
  fits: z.boolean(),
  /** What all shutdowns take, one priority after the other. */
  neededSeconds: z.number(),
  /** Battery less what is needed: how long one may wait for the power to come back; negative = what is missing. */
  spareSeconds: z.number(),
});
export type ShutdownPlan = z.infer<typeof shutdownPlanShape>;

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

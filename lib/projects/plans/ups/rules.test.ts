import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planShutdown, type UpsLoad } from './rules';

const load = (name: string, priority: number, shutdownSeconds: number): UpsLoad => ({
  name,
  priority,
  shutdownSeconds,
});

describe('the order of shutdown on one UPS', () => {
  it('begins with the least important and ends with the battery', () => {
    const plan = planShutdown([load('DB', 1, 240), load('AP', 2, 180), load('検証', 9, 60)], 600);
    expect(plan.steps.map(({ name, order, latestStart }) => [name, order, latestStart])).toEqual([
      ['検証', 1, 120],
      ['AP', 2, 180],
      ['DB', 3, 360],
    ]);
    expect([plan.fits, plan.neededSeconds, plan.spareSeconds]).toEqual([true, 480, 120]);
  });

  it('shuts down those of one priority together, each in its own time', () => {
    const plan = planShutdown([load('DB', 1, 100), load('A', 2, 60), load('B', 2, 90)], 190);
    expect(plan.steps.map(({ name, order, latestStart }) => [name, order, latestStart])).toEqual([
      ['B', 1, 0],
      ['A', 1, 30],
      ['DB', 2, 90],
    ]);
    expect([plan.fits, plan.spareSeconds]).toEqual([true, 0]);
  });

  it('says when the battery is too short, and by how much', () => {
    const plan = planShutdown([load('DB', 1, 240), load('AP', 2, 180)], 400);
    expect([plan.fits, plan.spareSeconds, plan.steps[0]?.latestStart]).toEqual([false, -20, -20]);
  });

  it('has nothing to do where nothing hangs on it', () => {
    expect(planShutdown([], 300)).toEqual({ steps: [], fits: true, neededSeconds: 0, spareSeconds: 300 });
  });
});

const loads = fc.array(
  fc.record({
    name: fc.string({ minLength: 1, maxLength: 5 }),
    priority: fc.integer({ min: 1, max: 5 }),
    shutdownSeconds: fc.integer({ min: 1, max: 900 }),
  }),
  { minLength: 1, maxLength: 12 },
);

it('never runs longer than the battery when it says that it fits, in the order of priority', () => {
  fc.assert(
    fc.property(loads, fc.integer({ min: 1, max: 5000 }), (systems, battery) => {
      const { steps, fits } = planShutdown(systems, battery);
      expect(steps).toHaveLength(systems.length);
      // Carried out at the latest starts.
      for (const step of steps) expect(step.latestStart + step.shutdownSeconds).toBeLessThanOrEqual(battery);
      for (const step of steps)
        for (const later of steps)
          if (later.priority < step.priority)
            expect(step.latestStart + step.shutdownSeconds).toBeLessThanOrEqual(later.latestStart);
      expect(fits).toBe(steps.every(({ latestStart }) => latestStart >= 0));
      // The last one is down just when the battery ends: no start could be later.
      expect(Math.max(...steps.map((step) => step.latestStart + step.shutdownSeconds))).toBe(battery);
    }),
  );
});

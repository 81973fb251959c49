import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ExportLimiter } from './limiter';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const turns = () => new ExportLimiter({ atOnce: 2, mostWaiting: 2, patience: 10_000, each: 1 });
const end = (turn: unknown) => (turn as () => void)();

it('gives a person one turn at a time', async () => {
  const all = turns();
  const first = await all.take('a');
  expect(await all.take('a')).toBe('own');
  end(first);
  expect(await all.take('a')).toBeTypeOf('function');
});

it('gives a person several where that is said, each of which makes room for one', async () => {
  const all = new ExportLimiter({ atOnce: 1, mostWaiting: 9, patience: 10_000, each: 2 });
  const first = await all.take('a');
  const second = all.take('a');
  expect(await all.take('a')).toBe('own');
  end(first);
  const third = all.take('a');
  expect(await all.take('a')).toBe('own');
  end(await second);
  end(await third);
  end(await all.take('a'));
});

it('lets others wait in order, who may not begin a second one meanwhile either', async () => {
  const all = turns();
  const [first, second] = [await all.take('a'), await all.take('b')];
  const order: string[] = [];
  const waiting = ['c', 'd'].map(async (person) => {
    const turn = await all.take(person);
    order.push(person);
    return turn;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect([order, await all.take('c'), await all.take('e')]).toEqual([[], 'own', 'busy']);
  end(first);
  await waiting[0];
  expect(order).toEqual(['c']);
  end(second);
  end(await waiting[0]);
  end(await waiting[1]);
  expect(order).toEqual(['c', 'd']);
});

it('does not let anybody wait for ever, and keeps no place for who has gone', async () => {
  const all = turns();
  const first = await all.take('a');
  await all.take('b');
  const third = all.take('c');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await third).toBe('busy');
  end(first);
  expect(await all.take('c')).toBeTypeOf('function');
});

it('a turn that is ended twice makes room once', async () => {
  const all = turns();
  const first = await all.take('a');
  await all.take('b');
  end(first);
  end(first);
  await all.take('c');
  const fourth = all.take('d');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await fourth).toBe('busy');
});

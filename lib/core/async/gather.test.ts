import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { gather } from './gather';

const recorder = (fail = false) => {
  const batches: string[][] = [];
  const together = gather<string, string>({
    keyOf: (item) => item.slice(0, 1),
    work: async (items) => {
      batches.push([...items]);
      await sleep(5);
      if (fail) throw new Error('no');
      return items.map((item) => item.toUpperCase());
    },
    wait: 5,
    most: 3,
  });
  return { batches, together };
};

it('does together what comes within a moment, and answers each its own', async () => {
  const { batches, together } = recorder();
  expect(await Promise.all(['a1', 'b1', 'c1'].map(together))).toEqual(['A1', 'B1', 'C1']);
  expect(batches).toEqual([['a1', 'b1', 'c1']]);
});

it('keeps a second one of a key, and what is too much, for the next batch', async () => {
  const { batches, together } = recorder();
  expect(await Promise.all(['a1', 'a2', 'b1', 'c1', 'd1', 'a3'].map(together))).toEqual([
    'A1',
    'A2',
    'B1',
    'C1',
    'D1',
    'A3',
  ]);
  expect(batches).toEqual([['a1', 'b1', 'c1'], ['a2', 'd1'], ['a3']]);
});

it('waits no longer when enough have come', async () => {
  const batches: number[] = [];
  const work = async (items: readonly string[]) => {
    batches.push(items.length);
    return items;
  };
  const together = gather<string, string>({ keyOf: (item) => item, work, wait: 2_000_000, enough: 3, most: 10 });
  await Promise.all(['a', 'b', 'c'].map(together));
  expect(batches).toEqual([3]);
});

it('tells everybody in a batch that it failed, and goes on', async () => {
  const { batches, together } = recorder(true);
  const outcomes = await Promise.allSettled(['a1', 'b1', 'a2'].map(together));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(batches).toHaveLength(2);
});

import { expect, it } from 'vitest';
import { batchesOf } from './batches';

async function* upTo(count: number, given: number[]) {
  for (let one = 1; one <= count; one += 1) {
    given.push(one);
    yield one;
  }
}

it.each([
  [0, []],
  [2, [[1, 2]]],
  [
    4,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [5, [[1, 2], [3, 4], [5]]],
])('gives %i by twos', async (count, expected) => {
  const batches: number[][] = [];
  for await (const batch of batchesOf(upTo(count, []), 2)) batches.push(batch);
  expect(batches).toEqual(expected);
});

it('takes no more from the source than the batch it gives', async () => {
  const given: number[] = [];
  const batches = batchesOf(upTo(9, given), 3);
  await batches.next();
  expect(given).toEqual([1, 2, 3]);
  await batches.next();
  expect(given).toHaveLength(6);
});

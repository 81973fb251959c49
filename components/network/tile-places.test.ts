import { expect, test } from 'vitest';
import { tileColumns, tilePlaces, tileRows } from './tile-places';

test('each of the 47 prefectures has a tile of its own inside the map', () => {
  const codes = Array.from({ length: 47 }, (_, index) => String(index + 1).padStart(2, '0'));
  expect([...tilePlaces.keys()].sort()).toEqual(codes);
  const places = [...tilePlaces.values()];
  expect(new Set(places.map(({ column, row }) => `${column},${row}`)).size).toBe(47);
  expect(places.every(({ column, row }) => column >= 1 && column <= tileColumns && row >= 1 && row <= tileRows)).toBe(
    true,
  );
});

test.each([
  ['北海道 north of 青森県', '01', '02'],
  ['宮城県 north of 福島県', '04', '07'],
  ['京都府 north of 奈良県', '26', '29'],
  ['福岡県 north of 熊本県', '40', '43'],
  ['鹿児島県 north of 沖縄県', '46', '47'],
])('%s', (_, north, south) => {
  expect(tilePlaces.get(north)?.row).toBeLessThan(tilePlaces.get(south)?.row ?? 0);
});

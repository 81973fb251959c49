/**
 * Column and row of each prefecture's tile, by the first two digits of its code: a map of 47 squares laid out like Japan, from 北海道 in
 * the upper right corner to 沖縄県 in the lower left.
 */
const rows = `
01:13,1 02:12,2 05:11,3 03:12,3 06:11,4 04:12,4
17:8,5 16:9,5 15:10,5 07:11,5
18:8,6 21:9,6 20:10,6 10:11,6 09:12,6 08:13,6
35:3,7 32:4,7 31:5,7 28:6,7 26:7,7 25:8,7 23:9,7 19:10,7 11:11,7 13:12,7 12:13,7
41:1,8 40:2,8 34:4,8 33:5,8 27:6,8 29:7,8 24:8,8 22:10,8 14:11,8
42:1,9 43:2,9 44:3,9 38:4,9 37:5,9 30:7,9
46:2,10 45:3,10 39:4,10 36:5,10
47:1,11`;

export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

export const tilePlaces: ReadonlyMap<string, TilePlace> = new Map(
  rows
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [code = '', place = ''] = entry.split(':');
      const [column = 0, row = 0] = place.split(',').map(Number);
      return [code, { column, row }];
    }),
);

export const tileColumns = 13;
export const tileRows = 11;

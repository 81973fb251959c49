import { templateRows } from '../template/constants';
import { type Dates, halvesNeeded, listHalfMonths } from '../template/rules';
import type { ItemRow } from '../types';

export interface GanttRow {
  readonly item: ItemRow;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** More half-months than these are not drawn. */
export const mostHalves = 48;

/** The rows of the schedule in their order, and the half-months that they need. */
export function ganttOf(
  startsOn: string,
  items: readonly ItemRow[],
): { readonly rows: readonly GanttRow[]; readonly halves: readonly Dates[]; readonly cut: boolean } {
  const rows = templateRows.flatMap(({ key }) => {
    const item = items.find((one) => one.key === key);
    return item === undefined ? [] : [{ item, startsOn: item.startsOn, endsOn: item.endsOn }];
  });
  const count = halvesNeeded(startsOn, rows);
  const halves = listHalfMonths(startsOn, Math.min(count, mostHalves));
  const last = halves.at(-1)?.endsOn ?? startsOn;
  return { rows, halves, cut: rows.some(({ endsOn }) => endsOn !== null && endsOn > last) };
}

/** Its end has passed, and nobody has said that it is done. */
export const isLate = ({ endsOn, state }: Pick<ItemRow, 'endsOn' | 'state'>, today: string): boolean =>
  endsOn !== null && endsOn < today && (state === 'planned' || state === 'under_way');

/** Milliseconds by which Japan's clocks are ahead of UTC, all year. */
export const tokyoOffset = 9 * 3_600_000;

/** An instant whose UTC fields are what Japan's clocks show: for `toISOString` and `getUTC…`. */
export const inTokyo = (instant: Date): Date => new Date(instant.getTime() + tokyoOffset);

/** An instant as a `datetime-local` field of a form has it: `YYYY-MM-DDTHH:MM` in Japan; '' = none. */
export const localInput = (instant: Date | null | undefined): string =>
  instant ? inTokyo(instant).toISOString().slice(0, 16) : '';

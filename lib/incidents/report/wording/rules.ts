const tokyoOffset = 9 * 3_600_000;

/** An instant as a `datetime-local` field of a form has it, in Japan. */
export const localInput = (instant: Date): string =>
  new Date(instant.getTime() + tokyoOffset).toISOString().slice(0, 16);

/** What such a field holds, as people read it. */
export const localText = (typed: string): string => typed.replace('T', ' ').replaceAll('-', '/');

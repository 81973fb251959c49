/** Rows of the log in one workbook, which is in memory as a whole; CSV is streamed and has no such end. */
export const longestWorkbook = 100_000;

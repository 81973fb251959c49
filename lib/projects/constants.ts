export const itemStates = ['planned', 'under_way', 'done', 'approved', 'not_applicable'] as const;
export type ItemState = (typeof itemStates)[number];

/** What whoever works on an item may say of it; `approved` is somebody else's word. */
export const recordedStates = ['planned', 'under_way', 'done', 'not_applicable'] as const;

/** How a difference is met (S1 §I.1 (3)): the system is tuned, the office changes how it works, an ordinance is made, nothing differs. */
export const tuningWays = ['tune', 'procedure', 'ordinance', 'none'] as const;

export const checkLists = ['migration', 'test'] as const;
export type CheckList = (typeof checkLists)[number];

export const checkResults = ['open', 'passed', 'failed', 'not_applicable'] as const;
export type CheckResult = (typeof checkResults)[number];

export const textLimit = 1_000;
export const filesLimit = 10;
export const pageSize = 50;
export const partnersLimit = 30;
/** Lines of one sheet. */
export const linesLimit = 500;

/** Counting ends here: a list says 「1,000件以上」 instead of making everybody wait. */
export const countLimit = 1_000;

/** Rows in one file. */
export const exportLimit = 20_000;

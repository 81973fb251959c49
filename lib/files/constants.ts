/** What may be uploaded, by the type that the bytes show. Archives are refused: they would carry everything past this list. */
export const allowedTypes = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'text/plain': ['txt', 'log'],
  'text/csv': ['csv'],
} as const;

export type AllowedType = keyof typeof allowedTypes;

export const allowedExtensions: readonly string[] = Object.values(allowedTypes).flat();

/** An upload that nothing refers to after this long is deleted. */
export const unattachedHours = 24;

/** So many stored files may be unknown to the database before the sweep asks whether it looks at the right ones. */
export const fewUnknown = 20;

/** Files that a sweep looks up at a time, and deletes at most of a kind: what it holds in memory does not grow with the store. */
export const sweepBatch = 1_000;

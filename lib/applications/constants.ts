export const tiers = ['prefecture', 'center', 'operator'] as const;
export type Tier = (typeof tiers)[number];

export const fieldTypes = ['text', 'textarea', 'date', 'time', 'number', 'choice', 'yes', 'phone', 'mail'] as const;

/** What final approval brings about. */
export const effects = [
  'none',
  'connection-start',
  'connection-change',
  'connection-end',
  'connection-hours',
  'documents',
] as const;
export type Effect = (typeof effects)[number];

/** Keys that a form must have for its effect. */
export const effectFields: Readonly<Record<Effect, readonly string[]>> = {
  none: [],
  'connection-start': ['system', 'date', 'method'],
  'connection-change': ['system', 'date', 'method'],
  'connection-end': ['system', 'date'],
  'connection-hours': ['system', 'date', 'opens', 'closes'],
  documents: [],
};

/** What the log of an application holds. */
export const decisionKinds = [
  'submitted',
  'approved',
  'returned',
  'resubmitted',
  'rejected',
  'withdrawn',
  'skipped',
  'handed_over',
  'received',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What a reviewer decides. */
export const verdicts = ['approved', 'returned', 'rejected'] as const;
export type Verdict = (typeof verdicts)[number];

/** A form has no more fields; each has a place of its own in what a page sends. */
export const fieldPlaces = 30;
export const placeOf = (index: number): string => `field${index}`;

export const valueLimit = 2_000;
export const commentLimit = 1_000;
export const filesLimit = 10;
/** Reviewed together at most. */
export const bulkLimit = 200;
export const pageSize = 50;

/** Stands among the flagged keys for the attachments. */
export const filesKey = 'files';

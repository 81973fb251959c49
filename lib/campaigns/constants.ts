/** Sums of an organization's answers. */
export const targetStates = ['missing', 'not_started', 'under_way', 'done', 'not_applicable', 'explained'] as const;
export type TargetState = (typeof targetStates)[number];

export const statuses = ['not_started', 'under_way', 'done', 'not_applicable'] as const;
export type Status = (typeof statuses)[number];

/** What a freeze blocks: 副本登録, 符号差分取得 (S3). */
export const frozenWorks = ['copy_registration', 'code_retrieval'] as const;
export type FrozenWork = (typeof frozenWorks)[number];

/** Kinds of organizations that a campaign can be addressed to. */
export const targetKinds = ['municipality', 'prefecture', 'agency'] as const;

/** A campaign has no more steps; each has places of its own in what a page sends. */
export const stepPlaces = 20;
export const placeOf = (name: string, position: number): string => `${name}${position}`;

export const titleLimit = 120;
export const textLimit = 1_000;
export const filesLimit = 5;
export const pageSize = 50;
/** Days between two automatic reminders, and before the end from which they begin. */
export const remindEvery = 7;
export const remindAhead = 14;

export const extensionStates = ['asked', 'granted', 'refused'] as const;

/** Of the integrated test: what a body does in a slot, what came of it, and for what data are frozen. */
export const testDirections = ['provide', 'request', 'confirm'] as const;
export const testOutcomes = ['passed', 'failed', 'exempt', 'declined'] as const;
export const freezeKinds = ['test_mode', 'production_switch'] as const;

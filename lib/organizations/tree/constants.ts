export const changeKinds = ['revise', 'found', 'merge', 'close'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeStates = ['pending', 'applied', 'cancelled', 'failed'] as const;
export type ChangeState = (typeof changeStates)[number];

/** Kinds of which the center may add bodies: the 47 prefectures, the center and the operator are what they are. */
export const newKinds = ['municipality', 'agency', 'vendor'] as const;

export const nameLimit = 60;
export const kanaLimit = 120;
export const nameEnLimit = 120;
export const reasonLimit = 1000;

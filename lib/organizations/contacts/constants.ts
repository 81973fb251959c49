export const contactKinds = ['ordinary', 'emergency'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Bit of each weekday in `contacts.weekdays`, Monday first. */
export const weekdayBits = [1, 2, 4, 8, 16, 32, 64] as const;
export const mondayToFriday = 0b0011111;

export const departmentLimit = 80;
export const personLimit = 60;
export const phoneLimit = 30;
export const emailLimit = 254;
export const noteLimit = 500;
export const lastPriority = 99;

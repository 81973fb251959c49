export const listPageSize = 50;

/** Which bodies a list shows: those that exist, those that ended, both. */
export const listStates = ['current', 'ended', 'all'] as const;

export const listOrders = ['code', 'kana', 'nameEn'] as const;
export type ListOrder = (typeof listOrders)[number];

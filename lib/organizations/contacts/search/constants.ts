/** What a condition may compare (S3, データ検索の「項目」). */
export const searchFields = [
  'organization',
  'prefecture',
  'code',
  'department',
  'person',
  'phone',
  'email',
  'note',
] as const;
export type SearchField = (typeof searchFields)[number];

/** How (S3, 「条件」: で始まる, と等しい, …). */
export const searchOperators = ['startsWith', 'contains', 'equals', 'endsWith', 'notContains'] as const;
export type SearchOperator = (typeof searchOperators)[number];

export const searchOrders = ['code', 'organization', 'prefecture', 'department', 'priority'] as const;
export type SearchOrder = (typeof searchOrders)[number];

/** Rows of conditions and of orders on the form. */
export const conditionRows = 5;
export const orderRows = 2;

export const contactPageSize = 50;

/** 即時提供, 電気通信回線による一括提供, 磁気媒体による一括提供 (S4 別紙1). */
export const methods = ['immediate', 'line', 'medium'] as const;
export type Method = (typeof methods)[number];

export const methodNames = {
  immediate: '即時提供',
  line: '電気通信回線',
  medium: '磁気媒体',
} as const satisfies Record<Method, string>;

/** A reporting year begins in August (S4: August 2012 – July 2013). */
export const firstMonth = 8;

export const columns = {
  body: '提供先',
  laws: '事務',
  month: '提供年月',
  count: '提供件数',
  method: '提供方法',
  note: '注記',
} as const;
export type Column = keyof typeof columns;

/** Stands where the body would: the file's last line, with the total that the table states. */
export const totalLabel = '提供件数合計';
/** Stands where the count would: the table is known to have had the row, and its count is lost. */
export const lostLabel = '欠落';

/** The largest count of a line: more than everybody in Japan every day of a month. */
export const mostCount = 10_000_000_000;
/** Problems that are listed; more are counted. */
export const problemsLimit = 200;
/** Lines of one file. */
export const linesLimit = 200_000;

/** What a notice says it rests on, until the center writes another. */
export const defaultBasis = '住民基本台帳法（昭和42年法律第81号）第30条の11第6項';

/** The center before it became what the portal calls it (S4: the notice of 2013 is its predecessor's). */
export const formerIssuer = { name: '財団法人地方自治情報センター', until: '2014-04-01' } as const;

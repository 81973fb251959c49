/** 本人確認情報 (住民基本台帳法) and 情報提供等の記録 (番号法): two registers, two laws, two statistics. */
export const registers = ['identification', 'linkage'] as const;
export type Register = (typeof registers)[number];

/** 来所 or 郵送 (S4 別紙2). */
export const ways = ['visit', 'post'] as const;
export type Way = (typeof ways)[number];

/** In writing, or another way that the person agreed to (住民基本台帳法 30条の37第2項). */
export const forms = ['writing', 'other'] as const;

export const decisions = ['full', 'partial', 'refused', 'absent'] as const;
export type Decision = (typeof decisions)[number];

export const states = ['received', 'confirmed', 'decided', 'delivered', 'withdrawn'] as const;
export type State = (typeof states)[number];

/** Days from the receipt in which is decided, unless the term is extended in writing. */
export const termDays = 30;
export const textLimit = 1_000;
export const pageSize = 50;
export const exportLimit = 20_000;

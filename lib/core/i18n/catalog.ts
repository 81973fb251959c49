import type { ErrorCode } from '@/lib/core/errors';
import type { Locale } from './locale';
import * as en from './messages/en';
import * as ja from './messages/ja';

/** Japanese is the master: what it has, every other language must have. */
export type Messages = typeof ja;

/** All messages of a language. A key that English lacks does not compile; the rest is proved by `catalog.test.ts`. */
export const catalog: Readonly<Record<Locale, Messages>> = Object.freeze({ ja, en });

/** A code without a message does not compile. */
export const errorMessages: Record<Locale, Record<ErrorCode, string>> = {
  ja: catalog.ja.errors,
  en: catalog.en.errors,
};

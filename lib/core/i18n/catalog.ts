import * as domains from '@/lib/generated/messages';
import type { Locale } from './locale';
import * as ownEn from './messages/en';
import * as ownJa from './messages/ja';

const ja = { ...ownJa, ...domains.ja };

/** Japanese is the master: what it has, every other language must have. */
export type Messages = typeof ja;

const en: Messages = { ...ownEn, ...domains.en };

/**
 * All messages of a language: the portal's own, each domain's, and under `domains` the words of what domains declare. A key that
 * English lacks does not compile; the rest is proved by `catalog.test.ts`.
 */
export const catalog: Readonly<Record<Locale, Messages>> = Object.freeze({ ja, en });

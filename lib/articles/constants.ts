import type { OrganizationKind, Role } from '@/lib/access/actor';

export const articleStates = ['scheduled', 'published', 'expired', 'withdrawn'] as const;

export const articlePostings = ['nobody', 'nation', 'owners', 'everybody'] as const;
export type ArticlePosting = (typeof articlePostings)[number];

/** FAQ (S3 02-01). */
export const faqCode = '02-01';
/** Forms and tools (S3 03-03). */
export const formsCode = '03-03';

/** Codes of the nodes that each organization has of its own (S3: 【問合せ】, 【受付】), and of the category that they stand under. */
export const inquiriesCode = '02-03';
export const askedCode = 'asked';
export const receivedCode = 'received';

/** Characters. */
export const titleLimit = 200;
export const bodyLimit = 50_000;
export const commentLimit = 10_000;
export const reasonLimit = 500;
/** Files of one posting. */
export const filesLimit = 20;

export const pageSizes = [10, 20, 50, 100] as const;
export const usualPageSize = 20;

/** Unread articles of a category are counted up to here. */
export const unreadLimit = 100;

/** Kinds of bodies that confirm what everybody must read: those whose counters and systems it concerns. */
export const confirmingKinds: readonly OrganizationKind[] = ['prefecture', 'municipality', 'agency'];

/** Who writes for an organization, and so is told of what is addressed to it. */
export const writers: readonly Role[] = ['system_administrator', 'system_management', 'call_center', 'staff'];

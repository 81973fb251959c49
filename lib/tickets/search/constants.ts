import type { TicketTextKind } from '@/lib/core/generated/enums';

/** How much a word says about an inquiry by where it stands (BM25F). */
export const fieldWeights = {
  subject: 2.5,
  question: 1.5,
  answer: 1,
  tried: 0.6,
  other: 0.6,
  note: 0.6,
  file: 0.3,
} as const satisfies Record<TicketTextKind, number>;

/** BM25: how soon repetition says no more, and how much length is held against a text of `usualLength` characters and more. */
export const saturation = 1.2;
export const lengthShare = 0.4;
export const usualLength = 120;

/** Inquiries that a question in natural words looks at, the newest first, and of many terms those of them that are put in order. */
export const rankedMost = 200;
export const rankedClosely = 80;
/** Of an organization that has fewer inquiries, all are looked at: those of a town in several years. */
export const rankedWhole = 1_200;
/** Texts in which those inquiries are looked for: some have two that match. */
export const rankedLimit = 2 * rankedMost;
/** Texts that are looked at while somebody types, and how many of the answers found there are suggested. */
export const suggestedLimit = 300;
export const suggestedMost = 3;
/** Terms by which the one are chosen of the other. */
export const firstTerms = 4;
/** Answers of a ranked search; who wants all that hold a word asks for another order. */
export const rankedShown = 80;
/** Name of the task that counts how common pairs of characters are. */
export const countTermsTask = 'tickets.count-terms';

/** Name of the task that reads attachments, so that a search finds their words. */
export const readFilesTask = 'tickets.read-files';

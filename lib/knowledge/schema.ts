import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { isBusinessDate } from '@/lib/calendar/rules';
import { ticketCategories, ticketSystems } from '@/lib/tickets/constants';
import { knowledgeAudiences, knowledgeLists, textLimit, titleLimit } from './constants';
import { revisionField } from './review/schema';

const number = z.coerce.number().int().min(1).max(99_999);
const text = z.string().trim().min(1).max(textLimit);
const expiresOn = z.union([z.literal(''), z.string().refine(isBusinessDate)]).default('');

const words = {
  title: requiredLine(titleLimit),
  question: text,
  answer: text,
  audience: z.enum(knowledgeAudiences),
  expiresOn,
};

/** An item made from an inquiry, in one click. */
export const makeKnowledgeSchema = z.strictObject({
  ticketId: z.uuid(),
  /** One more, although one was made from it before. */
  another: z.stringbool().default(false),
});
export type MakeKnowledgeInput = z.output<typeof makeKnowledgeSchema>;

/** One that is written anew. */
export const writeKnowledgeSchema = z.strictObject({
  ...words,
  category: z.enum(ticketCategories),
  system: z.enum(ticketSystems),
});
export type WriteKnowledgeInput = z.output<typeof writeKnowledgeSchema>;

/** Changes the version that is being worked on, or begins the next one. */
export const editKnowledgeSchema = z.strictObject({
  ...words,
  number,
  revision: revisionField,
  /** `review`: hand it to a second person at once. */
  next: z.enum(['keep', 'review']),
});
export type EditKnowledgeInput = z.output<typeof editKnowledgeSchema>;

export const reviewKnowledgeSchema = z.strictObject({
  number,
  revision: revisionField,
  decision: z.enum(['publish', 'return']),
  /** The reviewer has read the anonymized words. */
  checked: z.stringbool().default(false),
  note: z.string().trim().max(1_000).default(''),
});
export type ReviewKnowledgeInput = z.output<typeof reviewKnowledgeSchema>;

export const withdrawKnowledgeSchema = z.strictObject({ number, revision: revisionField });
export type WithdrawKnowledgeInput = z.output<typeof withdrawKnowledgeSchema>;

export const rateKnowledgeSchema = z.strictObject({ number, helpful: z.enum(['yes', 'no']) });

/** The filters of `/knowledge`. */
export const listKnowledgeSchema = z.object({
  list: z.enum(knowledgeLists).default('published'),
  q: z.string().trim().max(200).optional(),
  category: z.enum(ticketCategories).optional(),
  system: z.enum(ticketSystems).optional(),
  audience: z.enum(knowledgeAudiences).optional(),
  page: z.coerce.number().int().min(1).max(200).default(1),
});
export type KnowledgeFilter = z.output<typeof listKnowledgeSchema>;

/** What is being typed, for suggestions; `except`: number of the inquiry that is being answered. */
export const suggestSchema = z.strictObject({
  q: z.string().trim().min(2).max(2_000),
  except: z.string().max(20).default(''),
});

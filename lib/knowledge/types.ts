import { z } from 'zod';
import { userId } from '@/lib/core/id-shapes';
import { ticketCategories, ticketSystems } from '@/lib/tickets/constants';
import { removedShape } from './anonymous/rules';
import { knowledgeAudiences, knowledgeStates } from './constants';

/** What a list shows of an item. */
export const knowledgeSummaryShape = z.object({
  number: z.number(),
  title: z.string(),
  question: z.string(),
  category: z.enum(ticketCategories),
  system: z.enum(ticketSystems),
  audience: z.enum(knowledgeAudiences),
  /** Of the version that is being worked on; null = none is. */
  openState: z.enum(knowledgeStates).nullable(),
  published: z.boolean(),
  expiresOn: z.string().nullable(),
  helpful: z.number(),
  unhelpful: z.number(),
  updatedAt: z.date(),
});
export type KnowledgeSummary = z.infer<typeof knowledgeSummaryShape>;

export const knowledgeVersionViewShape = z.object({
  version: z.number(),
  state: z.enum(knowledgeStates),
  title: z.string(),
  question: z.string(),
  answer: z.string(),
  audience: z.enum(knowledgeAudiences),
  expiresOn: z.string().nullable(),
  removed: z.array(removedShape).readonly(),
  authorId: userId,
  authorName: z.string(),
  reviewerName: z.string().nullable(),
  note: z.string(),
  revision: z.number(),
  createdAt: z.date(),
  decidedAt: z.date().nullable(),
});
export type KnowledgeVersionView = z.infer<typeof knowledgeVersionViewShape>;

export const knowledgeDetailShape = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  question: z.string(),
  answer: z.string(),
  category: z.enum(ticketCategories),
  system: z.enum(ticketSystems),
  audience: z.enum(knowledgeAudiences),
  published: z.boolean(),
  withdrawn: z.boolean(),
  expiresOn: z.string().nullable(),
  helpful: z.number(),
  unhelpful: z.number(),
  updatedAt: z.date(),
  /** The reader's own; null = not said. */
  rated: z.boolean().nullable(),
  /** The inquiry that it was made from, for those who may see it. */
  sourceNumber: z.string().nullable(),
  /** Newest first; the call center's only. */
  versions: z.array(knowledgeVersionViewShape).readonly(),
  /** Inquiries of the reader's organization that were answered with it, newest first. */
  usedIn: z.array(z.object({ number: z.string(), subject: z.string() })).readonly(),
});
export type KnowledgeDetail = z.infer<typeof knowledgeDetailShape>;

/** An item that fits what is being typed. */
export const knowledgeSuggestionShape = z.object({ number: z.number(), title: z.string(), answer: z.string() });
export type KnowledgeSuggestion = z.infer<typeof knowledgeSuggestionShape>;

'use server';

import { defineAction } from '@/lib/access/action';
import {
  editKnowledge,
  makeFromTicket,
  rateKnowledge,
  reviewKnowledge,
  withdrawKnowledge,
  writeKnowledge,
} from './mutations';
import { canReadKnowledge, canWriteKnowledge } from './policy';
import {
  editKnowledgeSchema,
  makeKnowledgeSchema,
  rateKnowledgeSchema,
  reviewKnowledgeSchema,
  withdrawKnowledgeSchema,
  writeKnowledgeSchema,
} from './schema';

const pageOf = ({ number }: { number: number }): string => `/knowledge/${number}`;
const editOf = ({ number }: { number: number }): string => `/knowledge/${number}/edit`;

/** From an inquiry, with one click; what was taken out is shown for the check. */
export const makeKnowledgeAction = defineAction({
  name: 'knowledge.make',
  input: makeKnowledgeSchema,
  allow: canWriteKnowledge,
  run: (input, { db, actor }) => makeFromTicket(db, actor, input),
  redirectTo: (made) => (made.existing ? `${pageOf(made)}?existing=yes&by=` : editOf(made)),
});

export const writeKnowledgeAction = defineAction({
  name: 'knowledge.write',
  input: writeKnowledgeSchema,
  allow: canWriteKnowledge,
  writing: 'entry',
  run: (input, { db, actor }) => writeKnowledge(db, actor, input),
  redirectTo: editOf,
});

export const editKnowledgeAction = defineAction({
  name: 'knowledge.edit',
  input: editKnowledgeSchema,
  allow: canWriteKnowledge,
  writing: 'entry',
  run: (input, { db, actor }) => editKnowledge(db, actor, input),
  redirectTo: pageOf,
});

export const reviewKnowledgeAction = defineAction({
  name: 'knowledge.review',
  input: reviewKnowledgeSchema,
  allow: canWriteKnowledge,
  writing: 'entry',
  run: (input, { db, actor }) => reviewKnowledge(db, actor, input),
  redirectTo: pageOf,
});

export const withdrawKnowledgeAction = defineAction({
  name: 'knowledge.withdraw',
  input: withdrawKnowledgeSchema,
  allow: canWriteKnowledge,
  run: (input, { db, actor }) => withdrawKnowledge(db, actor, input),
  redirectTo: pageOf,
});

export const rateKnowledgeAction = defineAction({
  name: 'knowledge.rate',
  input: rateKnowledgeSchema,
  allow: canReadKnowledge,
  run: ({ number, helpful }, { db, actor }) => rateKnowledge(db, actor, number, helpful === 'yes'),
  redirectTo: pageOf,
});

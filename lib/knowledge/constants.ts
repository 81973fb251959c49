export const knowledgeAudiences = ['call_center', 'everybody'] as const;
export type KnowledgeAudience = (typeof knowledgeAudiences)[number];

export const knowledgeStates = ['draft', 'review', 'returned', 'published', 'replaced'] as const;
export type KnowledgeState = (typeof knowledgeStates)[number];

/** The lists of `/knowledge`: all but the first are the call center's. */
export const knowledgeLists = ['published', 'work', 'review', 'expiring'] as const;

/** Stands in a draft between an answer and what was corrected in it. */
export const correctionLine = '【上の回答への訂正】';

/** Characters. */
export const titleLimit = 100;
export const textLimit = 10_000;
export const knowledgePageSize = 50;
/** Days before its expiry that an item is to be looked at again. */
export const freshnessDays = 30;

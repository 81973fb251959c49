export const knowledgeAudiences = ['call_center', 'everybody'] as const;
export type KnowledgeAudience = (typeof knowledgeAudiences)[number];

export const knowledgeStates = ['draft', 'review', 'returned', 'published', 'replaced'] as const;
export type KnowledgeState = (typeof knowledgeStates)[number];

/** The lists of `/knowledge`: all but the first are the call center's. */
export const knowledgeLists = ['published', 'work', 'review', 'expiring'] as const;

/** Characters. */
export const titleLimit = 100;
export const textLimit = 10_000;
export const knowledgePageSize = 50;
/** Days before its expiry that an item is to be looked at again. */
export const freshnessDays = 30;

/** `refused`: at its moment it could not be applied as a whole, and nothing of it was. */
export const handoverStates = ['prepared', 'applied', 'refused', 'withdrawn'] as const;
export type HandoverState = (typeof handoverStates)[number];

/** Days ahead for which a hand-over can be prepared: a year and the day itself. */
export const farthestDays = 366;

/** Hand-overs that the list shows, newest first. */
export const mostShown = 30;

/** Names of the worker's tasks. */
export const handOverTask = 'accounts.hand_over';
export const tellTask = 'accounts.tell_handover';

/** Changes that are entered on a person's page; 転入 has a page of its own. */
export const personChanges = ['moved_out', 'moved_within', 'born', 'died', 'household_changed'] as const;
export type PersonChange = (typeof personChanges)[number];

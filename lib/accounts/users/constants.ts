/** Rows of one page of the list. */
export const userPageSize = 50;

/** As filter: the prefecture's own users and those of all its municipalities. */
export const everyOrganization = 'all';

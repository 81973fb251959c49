/** A page that has not told of itself for this long counts as closed; it tells every 20 seconds. */
export const presenceSeconds = 45;

/** A declaration's name in serials and receipts: the random end of its UUIDv7, as people read it out. */
export const shortOf = (id: string): string => id.replaceAll('-', '').slice(-6).toUpperCase();

/** What a `datetime-local` field of a form holds, as people read it. */
export const localText = (typed: string): string => typed.replace('T', ' ').replaceAll('-', '/');

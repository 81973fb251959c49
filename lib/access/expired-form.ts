/** One field of a form that came without a session, so that it can be sent once more. */
export interface ExpiredField {
  readonly name: string;
  readonly value: string;
  /** A person wrote it, to be read or copied; ids, numbers and choices say nothing to a reader. */
  readonly written: boolean;
}

/** Never written into a page: it may be another person who logs in next. */
const secrets = new Set(['password', 'current', 'repeated', 'code', 'response']);

const isWritten = (name: string, value: string): boolean =>
  !name.startsWith('$ACTION') && /[^\x21-\x7e]/.test(value.trim());

export function describeExpiredForm(form: FormData): ExpiredField[] {
  return [...form].flatMap(([name, value]) =>
    typeof value !== 'string' || secrets.has(name) ? [] : [{ name, value, written: isWritten(name, value) }],
  );
}

/** A browser without script sends a form as a page; with script React asks by `next-action`. */
export const isPlainForm = (headers: Headers): boolean =>
  !headers.has('next-action') && (headers.get('content-type') ?? '').startsWith('multipart/form-data');

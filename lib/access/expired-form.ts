/** A form that came without a session, so that it can be sent once more. */
export interface ExpiredForm {
  /** To be sent again as they are: name and value. */
  readonly fields: readonly (readonly [string, string])[];
  /** What a person wrote, to be read or copied. */
  readonly written: readonly string[];
}

/** Never written into a page: it may be another person who logs in next. */
const secrets = new Set(['password', 'current', 'repeated', 'code', 'response']);

/** Ids, numbers and choices say nothing to a reader. */
const isWritten = (name: string, value: string): boolean =>
  !name.startsWith('$ACTION') && /[^\x21-\x7e]/.test(value.trim());

export function describeExpiredForm(form: FormData): ExpiredForm {
  const fields: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string' && !secrets.has(name)) fields.push([name, value]);
  }
  const written = fields.filter(([name, value]) => isWritten(name, value)).map(([, value]) => value);
  return { fields, written };
}

/** A browser without script sends a form as a page; with script React asks by `next-action`. */
export const isPlainForm = (headers: Headers): boolean =>
  !headers.has('next-action') && (headers.get('content-type') ?? '').startsWith('multipart/form-data');

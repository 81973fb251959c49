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

/** Requests whose form was another person's, until their page is drawn. */
const refused = new Set<string>();
const mostRefused = 1_000;

export function refuseForm(requestId: string): void {
  // Those that script sent draw no page.
  if (refused.size >= mostRefused) refused.clear();
  refused.add(requestId);
}

/** Was the form of this request refused as another person's? */
export const wasRefused = (requestId: string): boolean => refused.delete(requestId);

/** A browser without script sends a form as a page; with script React asks by `next-action`. */
export const isPlainForm = (headers: Headers): boolean =>
  !headers.has('next-action') && (headers.get('content-type') ?? '').startsWith('multipart/form-data');

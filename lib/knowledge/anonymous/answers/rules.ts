import { anonymizeAll, type KnownNames, type Removed } from '../rules';
import { withoutSalutation } from '../salutation/rules';

/** An answer to an inquiry, as others may read it. */
export interface PastAnswer {
  readonly number: string;
  readonly subject: string;
  readonly answer: string;
}

const compact = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}@]/gu, '');

/** An individual number or a 住民票コード. */
const personal = /^(?:\d{4}\D?\d{4}\D?\d{4}|[1-9]\d{10})$/;

/** What tells a person or an organization. Numbers of a support line, addresses of the network and other figures are matter of the answer. */
function tellsWho({ kind, original }: Pick<Removed, 'kind' | 'original'>, contacts: ReadonlySet<string>): boolean {
  if (kind === 'organization' || kind === 'person') return true;
  if (kind === 'address') return /丁目|番地/.test(original);
  return contacts.has(compact(original)) || (kind === 'number' && personal.test(original.normalize('NFKC')));
}

/**
 * The answer from where its matter begins, without who it was about.
 * @param contacts telephone numbers and mail addresses of whoever asked
 */
export function anonymousAnswer<Answer extends PastAnswer>(
  past: Answer,
  names: KnownNames,
  contacts: readonly string[],
): Answer {
  const own = new Set(contacts.map(compact).filter((contact) => contact !== ''));
  const matter = withoutSalutation(past.answer, names.people);
  // Who is named where it begins is taken out below, too.
  const [subject, , answer] = anonymizeAll([past.subject, past.answer, matter], names, (found) => tellsWho(found, own));
  return { ...past, subject: subject?.text ?? '', answer: answer?.text ?? '' };
}

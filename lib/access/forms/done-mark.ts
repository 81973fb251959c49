import 'server-only';
import { now } from '@/lib/core/clock';
import type { SessionId } from '@/lib/core/ids';
import type { Actor } from '../actor';
import { keyedDigest } from '../keys';

/** Milliseconds for which a page says what was done when it is opened again. */
const said = 5 * 60_000;

type Params = Readonly<Record<string, string | string[] | undefined>>;

const digest = (sessionId: SessionId, claim: string, at: number): string =>
  keyedDigest('done mark', `${sessionId}\n${claim}\n${at}`).toString('base64url').slice(0, 22);

/** What an address claims: everything in it but the mark. */
const claimOf = (params: URLSearchParams): string => {
  const rest = [...params].filter(([name]) => name !== 'by').sort(([a], [b]) => (a < b ? -1 : 1));
  return new URLSearchParams(rest).toString();
};

/**
 * Where an action leads that says there what was done: an empty `by=` in its address becomes the mark of this session and moment. An address
 * alone proves nothing: a link that somebody sent, or a page out of the history, would say that something was saved.
 */
export function withDoneMark(address: string, sessionId: SessionId): string {
  if (!/[?&]by=(?:&|#|$)/.test(address)) return address;
  const [path = '', hash] = address.split('#');
  const [page, query] = path.split('?');
  const params = new URLSearchParams(query);
  const at = now().getTime();
  params.set('by', `${at.toString(36)}.${digest(sessionId, claimOf(params), at)}`);
  return `${page}?${params}${hash === undefined ? '' : `#${hash}`}`;
}

/** What the address of a page says was done, where this person's session has done it just now; else nothing. */
export function provenDone<P extends Params>(actor: Pick<Actor, 'sessionId'>, params: P): Partial<P> {
  const [time = '', mark = ''] = typeof params.by === 'string' ? params.by.split('.') : [];
  const at = Number.parseInt(time, 36);
  const age = now().getTime() - at;
  if (!(age >= 0 && age <= said)) return {};
  const claim = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return mark === digest(actor.sessionId, claimOf(new URLSearchParams(claim)), at) ? params : {};
}

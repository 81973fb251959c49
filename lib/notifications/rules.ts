import type { NotificationChannel } from '@/lib/core/generated/enums';
import type { Recipient, Way } from './types';

/** Address of the list with its filters; the default ones are left out. */
export function listAddress(view: { show?: string; group?: string | undefined; before?: string }): string {
  const query = new URLSearchParams();
  if (view.show === 'unread') query.set('show', 'unread');
  if (view.group) query.set('group', view.group);
  if (view.before) query.set('before', view.before);
  return query.size === 0 ? '/notifications' : `/notifications?${query}`;
}

type Person = Pick<Recipient, 'id' | 'email' | 'chosen' | 'named' | 'onDuty' | 'administrator'>;

/** What is told, as far as it decides how. */
interface Matter {
  /** The channel of users who have chosen none. */
  readonly usual: NotificationChannel;
  /** It is mailed, whatever anybody has chosen. */
  readonly obligatory?: boolean;
  readonly urgent: boolean;
  /** The desk's address; null = it has none, or the matter is for no desk. */
  readonly address: string | null;
  readonly toDesk: boolean;
}

interface Ways {
  readonly of: ReadonlyMap<string, Way>;
  /** One mail to the desk's address. */
  readonly address: boolean;
}

/**
 * How each person is told, and whether the desk's address gets a mail. The portal tells everybody; mail goes to who is responsible or on
 * duty. Where that is nobody, the desk's address gets it, or the administrators where there is none: a posting that
 * mails nobody would wait unseen. What is urgent goes to the address in any case.
 */
export function waysToTell({ usual, obligatory, urgent, address, toDesk }: Matter, people: readonly Person[]): Ways {
  const wish = (person: Person) => (obligatory ? 'mail' : (person.chosen ?? usual));
  const personal = (person: Person): Way => {
    const wished = wish(person);
    if (wished !== 'duty') return wished;
    return person.named || person.onDuty ? 'mail' : 'portal';
  };
  const of = new Map(people.map((person) => [person.id, personal(person)]));
  const reached = people.some((person) => person.email && of.get(person.id) === 'mail');
  if (toDesk && !reached && address === null)
    for (const person of people) if (person.administrator && wish(person) === 'duty') of.set(person.id, 'mail');
  return { of, address: toDesk && address !== null && (urgent || !reached) };
}

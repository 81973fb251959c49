import type { TicketNotification } from '@/lib/tickets/notifications/rules';
import { notificationsFor } from '@/lib/tickets/notifications/rules';
import { midnightOf } from '../business-time';
import type { Person } from '../directory';
import { Random } from '../random';
import { Walk, type World } from '../walk';
import { aroundTales } from './around';
import { townTales } from './town';
import type { Ago, Tale, Told } from './types';
import { upwardTales } from './upward';

const minute = 60_000;

/** A move of the story, with whom the portal would have told of it. */
export interface Happening {
  readonly walk: Walk;
  readonly event: string;
  readonly by: Person;
  readonly at: number;
  readonly notifications: readonly TicketNotification[];
  /** Organizations that may read of it in the audit log. */
  readonly concerned: readonly string[];
}

/** A call that the call center has promised to return. */
export interface CallBack {
  readonly walk: Walk;
  readonly by: Person;
  readonly until: number;
}

export interface Story {
  readonly walks: readonly Walk[];
  readonly happenings: readonly Happening[];
  readonly callBacks: readonly CallBack[];
}

/** What was to happen today does, also in the first hours of a day: then it lies closer together. */
function instant({ time, now }: World, ago: Ago): number {
  if ('work' in ago) return time.before(now, ago.work);
  const sinceMidnight = (now - midnightOf(now)) / minute;
  return Math.round(now - Math.min(ago.today, (sinceMidnight * ago.today) / 200) * minute);
}

class Teller {
  readonly happenings: Happening[] = [];
  readonly callBacks: CallBack[] = [];

  constructor(private readonly world: World) {}

  tell(tale: Tale, random: Random): Walk {
    const by = this.person(tale.by);
    const asker = tale.caller === undefined ? by : this.person(tale.caller);
    const at = instant(this.world, tale.ago);
    const { subject, category, system, route, question } = tale;
    const walk = new Walk(this.world, random, {
      ...{
        asker: asker.organization,
        author: by,
        route,
        channel: tale.channel ?? 'portal',
        bypass: false,
        question,
        at,
      },
      matter: {
        ...{ subject, category, system, urgency: tale.urgency ?? 'normal', actionTaken: tale.tried ?? '' },
        occurredAt: category === 'fault' ? at - 15 * minute : null,
        ...{ contactName: asker.name, contactPhone: asker.phone, contactMail: tale.caller ? '' : asker.email },
      },
    });
    this.note(
      walk,
      tale.caller ? 'ticket.recorded' : 'ticket.created',
      by,
      at,
      this.opened(walk, by),
      walk.ticket.partyIds,
    );
    for (const told of tale.moves ?? []) this.move(walk, told);
    if (tale.callBackIn !== undefined) this.promise(walk, by, at, tale.callBackIn);
    return walk;
  }

  private move(walk: Walk, { by, move, ago, text }: Told): void {
    const person = this.person(by);
    const at = instant(this.world, ago);
    const { askerUserId, urgency, holderUserId } = walk.ticket;
    const before = { holderOrganizationId: walk.holderId, holderUserId, askerUserId, urgency };
    const step = walk.move(move, person, at, text);
    const notifications = notificationsFor(before, step, walk.ticket.holderUserId);
    this.note(walk, `ticket.${step.entry}`, person, at, notifications, move === 'note' ? step.audience : step.partyIds);
  }

  private promise(walk: Walk, by: Person, at: number, minutes: number): void {
    this.callBacks.push({ walk, by, until: this.world.time.after(this.world.now, minutes) });
    this.note(walk, 'ticket.held', by, at, [], [by.organization.id]);
  }

  private opened({ ticket, holderId }: Walk, by: Person): TicketNotification[] {
    const told = ticket.channel === 'phone' ? ticket.partyIds.filter((id) => id !== by.organization.id) : [holderId];
    const kind = ticket.urgency === 'urgent' ? 'ticket.urgent' : 'ticket.received';
    return told.map((organizationId) => ({ kind, organizationId, desk: true }));
  }

  private note(
    walk: Walk,
    event: string,
    by: Person,
    at: number,
    notifications: readonly TicketNotification[],
    concerned: readonly string[],
  ): void {
    this.happenings.push({ walk, event, by, at, notifications, concerned });
  }

  private person(loginId: string): Person {
    const person = this.world.directory.personByLogin.get(loginId);
    if (person === undefined) throw new Error(`the story needs ${loginId}`);
    return person;
  }
}

/** The hand-made inquiries around 新潟県, oldest first. */
export function tellStory(world: World): Story {
  const teller = new Teller(world);
  const tales = [...townTales, ...upwardTales, ...aroundTales];
  const walks = tales.map((tale, index) => teller.tell(tale, new Random(11, index)));
  walks.sort((a, b) => a.ticket.createdAt - b.ticket.createdAt);
  return { walks, happenings: teller.happenings.sort((a, b) => a.at - b.at), callBacks: teller.callBacks };
}

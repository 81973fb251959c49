import type { OrganizationId, UserId } from '@/lib/core/ids';
import {
  isEnded,
  type TicketCategory,
  type TicketChannel,
  type TicketEntryKind,
  type TicketMove,
  type TicketRoute,
  type TicketSystem,
  type TicketUrgency,
} from '@/lib/tickets/constants';
import { comesBack, handsOn, startCustody, stepFor } from '@/lib/tickets/custody/rules';
import type { Custody, Step } from '@/lib/tickets/custody/types';
import { chainFor } from '@/lib/tickets/rules';
import type { BusinessTime } from './business-time';
import type { Directory, Office, Person } from './directory';
import { idAt, type Random } from './random';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Matter {
  readonly subject: string;
  readonly category: TicketCategory;
  readonly system: TicketSystem;
  readonly urgency: TicketUrgency;
  readonly occurredAt: number | null;
  readonly actionTaken: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactMail: string;
}

export interface SeedTicket extends Mutable<Omit<Custody, 'urgency'>>, Matter {
  readonly id: string;
  readonly channel: TicketChannel;
  readonly askerUserId: UserId | null;
  holderUserName: string | null;
  holderSince: number;
  /** Since when its holder's target runs; null while nothing is expected. */
  readonly createdAt: number;
  answeredAt: number | null;
  closedAt: number | null;
  lastSeq: number;
  version: number;
}

export interface SeedEntry {
  readonly id: string;
  readonly seq: number;
  readonly kind: TicketEntryKind;
  readonly author: Person;
  readonly body: string;
  audience: readonly OrganizationId[];
  readonly sourceId: string | null;
  readonly createdAt: number;
}

export interface SeedHolding {
  readonly seq: number;
  readonly organizationId: OrganizationId;
  readonly level: number;
  readonly since: number;
  until: number | null;
  /** Who had it in hand there last. */
  userId: UserId | null;
  userName: string | null;
}

export interface Opening {
  readonly asker: Office;
  /** Who writes it down: somebody of the asker, or the call center on the telephone. */
  readonly author: Person;
  readonly route: TicketRoute;
  readonly channel: TicketChannel;
  readonly bypass: boolean;
  readonly matter: Matter;
  readonly question: string;
  readonly at: number;
}

export interface World {
  readonly directory: Directory;
  readonly time: BusinessTime;
  readonly now: number;
}

const nobody = { userId: null, userName: null };

/** One ticket's life, each move decided by the portal's own table of moves, written as the portal would write it. */
export class Walk {
  readonly ticket: SeedTicket;
  readonly entries: SeedEntry[] = [];
  readonly holdings: SeedHolding[] = [];
  /** What it is about (`topics/*.txt`); empty for the told story. */
  topic = '';

  constructor(
    private readonly world: World,
    private readonly random: Random,
    opening: Opening,
  ) {
    const { asker, author, at, channel } = opening;
    const byPhone = channel === 'phone';
    const { center, operator } = world.directory;
    const tiers = { asker: asker.id, prefecture: asker.parent?.id ?? null, center: center.id, operator: operator.id };
    const chain = chainFor(asker.kind, opening.route, tiers);
    const custody = startCustody(chain, {
      submit: byPhone || author.mover.desk,
      bypass: opening.bypass,
      take: byPhone,
    });
    const { matter } = opening;
    // Written out: a hundred thousand objects of one shape are many times faster than as many spreads.
    this.ticket = {
      id: idAt(at, random),
      route: opening.route,
      channel,
      state: custody.state,
      level: custody.level,
      chain: custody.chain,
      partyIds: custody.partyIds,
      resumeLevel: null,
      bypassed: custody.bypassed,
      subject: matter.subject,
      category: matter.category,
      system: matter.system,
      urgency: matter.urgency,
      occurredAt: matter.occurredAt,
      actionTaken: matter.actionTaken,
      contactName: matter.contactName,
      contactPhone: matter.contactPhone,
      contactMail: matter.contactMail,
      askerUserId: byPhone ? null : author.id,
      holderUserId: byPhone ? author.id : null,
      holderUserName: byPhone ? author.name : null,
      holderSince: at,
      createdAt: at,
      answeredAt: null,
      closedAt: null,
      lastSeq: 1,
      version: 1,
    };
    this.holdings.push({
      seq: 1,
      organizationId: this.holderId,
      level: custody.level,
      since: at,
      until: null,
      ...nobody,
    });
    this.write('question', author, at, opening.question, custody.partyIds, null);
  }

  get holderId(): OrganizationId {
    return this.ticket.chain[this.ticket.level] as OrganizationId;
  }

  get holder(): Office {
    return this.world.directory.byId.get(this.holderId) as Office;
  }

  /** Makes a move that must be allowed: the demonstration contains nothing that the portal would refuse. */
  move(move: TicketMove, person: Person, at: number, text = '', assignee = person): Step {
    const step = stepFor(this.ticket, move, person.mover);
    if (step === null) throw new Error(`${move} by ${person.loginId} is not allowed in state ${this.ticket.state}`);
    const source = step.entry === 'passed_on' ? this.arrivedAnswer(person) : null;
    this.apply(step, person, at, assignee);
    this.write(step.entry, person, at, text, step.audience, source?.id ?? null);
    if (step.opensTo !== null) this.open(person, step.opensTo);
    if (source !== null) for (const reader of step.audience) this.openAnswers(source, reader);
    return step;
  }

  private apply(step: Step, person: Person, at: number, assignee: Person): void {
    const { ticket } = this;
    const moved = handsOn(ticket, step);
    const holder = { mover: person, named: assignee, nobody: this.former(step), kept: undefined }[step.holder];
    if (moved)
      Object.assign(this.holdings.at(-1) ?? {}, { userId: ticket.holderUserId, userName: ticket.holderUserName });
    if (holder !== undefined) {
      ticket.holderUserId = holder?.id ?? null;
      ticket.holderUserName = holder?.name ?? null;
    }
    const { state, level } = step;
    ticket.state = state;
    ticket.level = level;
    ticket.resumeLevel = step.resumeLevel;
    ticket.chain = step.chain;
    ticket.partyIds = step.partyIds;
    ticket.bypassed = step.bypassed;
    if (state === 'answered') ticket.answeredAt = at;
    else if (step.move === 'reopen') ticket.answeredAt = null;
    ticket.closedAt = isEnded(state) ? at : null;
    if (moved) this.hand(level, at);
    ticket.lastSeq += 1;
    if (step.move !== 'note') ticket.version += 1;
  }

  /** Who had it there, when it comes back. */
  private former(step: Step): { id: UserId; name: string } | null {
    const organizationId = step.chain[step.level];
    const last = this.holdings.findLast((one) => one.organizationId === organizationId && one.userId !== null);
    return comesBack(step) && last ? { id: last.userId as UserId, name: last.userName as string } : null;
  }

  private hand(level: number, at: number): void {
    const current = this.holdings.at(-1) as SeedHolding;
    current.until = at;
    this.ticket.holderSince = at;
    this.holdings.push({
      seq: this.ticket.lastSeq + 1,
      organizationId: this.holderId,
      level,
      since: at,
      until: null,
      ...nobody,
    });
  }

  private write(
    kind: TicketEntryKind,
    author: Person,
    at: number,
    body: string,
    audience: readonly OrganizationId[],
    sourceId: string | null,
  ): void {
    const id = idAt(at, this.random);
    this.entries.push({ id, seq: this.ticket.lastSeq, kind, author, body, audience, sourceId, createdAt: at });
  }

  private arrivedAnswer(person: Person): SeedEntry | null {
    const answers = this.entries.filter(
      ({ kind, author, audience }) =>
        (kind === 'answered' || kind === 'passed_on') &&
        author.organization !== person.organization &&
        audience.includes(person.organization.id),
    );
    return answers.at(-1) ?? null;
  }

  private open(person: Person, to: OrganizationId): void {
    for (const entry of this.entries) {
      const inside = entry.kind === 'note' || entry.kind === 'assigned';
      if (!inside && entry.audience.includes(person.organization.id)) reveal(entry, to);
    }
  }

  private openAnswers(answer: SeedEntry, to: OrganizationId): void {
    for (let entry: SeedEntry | undefined = answer; entry !== undefined; ) {
      reveal(entry, to);
      const next: string | null = entry.sourceId;
      entry = this.entries.find((one) => one.id === next);
    }
  }
}

function reveal(entry: SeedEntry, to: OrganizationId): void {
  if (!entry.audience.includes(to)) entry.audience = [...entry.audience, to];
}

import type { OrganizationId } from '@/lib/core/ids';
import {
  endedStates,
  isEnded,
  type SystemMove,
  type TicketEntryKind,
  type TicketMove,
  type TicketState,
  ticketMoves,
  ticketStates,
} from '../constants';
import type { Custody, Mover, Outcome, PersonMove, Step, Succession, SystemStep } from './types';

/**
 * The one table of who may move a ticket from where and what it becomes (S0 §4, S3 用途2, 3). `side` is which organization
 * moves it: its holder, its asker, or any organization it has reached. `systemRules` is its part for what no person does.
 */
interface Rule {
  readonly side: 'holder' | 'asker' | 'party';
  readonly by: 'desk' | 'asks';
  readonly from: readonly TicketState[];
  /** What else must hold. */
  readonly when?: (custody: Custody) => boolean;
  readonly entry: TicketEntryKind;
  readonly text: 'required' | 'optional' | 'none';
  readonly change: (custody: Custody, mover: Mover) => Partial<Step>;
}

interface SystemRule {
  readonly from: readonly TicketState[];
  readonly when?: (custody: Custody, succession: Succession) => boolean;
  readonly change: (custody: Custody, succession: Succession) => Partial<SystemStep>;
}

const open: readonly TicketState[] = ['waiting', 'in_progress', 'asked_back', 'returned', 'answer_arrived', 'answered'];
const workable: readonly TicketState[] = ['waiting', 'in_progress', 'returned', 'answer_arrived'];

const takeable: readonly TicketState[] = ['waiting', 'in_progress', 'returned', 'answer_arrived', 'asked_back'];

const taken = (state: TicketState): TicketState => (state === 'waiting' ? 'in_progress' : state);
const untaken = (state: TicketState): TicketState => (state === 'in_progress' ? 'waiting' : state);
const hasUpper = (custody: Custody) => custody.level < custody.chain.length - 1;
const hasLower = (custody: Custody) => custody.level > 0;
const at = (custody: Custody, level: number) => custody.chain[level] as OrganizationId;

/** Who was passed over reads along what is said to the asker and by the asker, and nothing of what goes on above. */
const passedOver = (custody: Custody) => custody.partyIds.filter((id) => !custody.chain.includes(id));

/** The pair of organizations a word passes between. */
function between(custody: Custody, other: number): OrganizationId[] {
  const pair = new Set([at(custody, custody.level), at(custody, other)]);
  if (pair.has(at(custody, 0))) for (const id of passedOver(custody)) pair.add(id);
  return [...pair];
}

/** Down by one with an answer: the asker gets it as answered, a tier in between as something to pass on. */
function down(custody: Custody): Partial<Step> {
  const level = Math.max(custody.level - 1, 0);
  const audience = between(custody, level);
  return { level, state: level === 0 ? 'answered' : 'answer_arrived', holder: 'nobody', audience };
}

function up(custody: Custody): Partial<Step> {
  const level = custody.level + 1;
  const next = at(custody, level);
  return {
    level,
    state: 'waiting',
    holder: 'nobody',
    partyIds: [...new Set([...custody.partyIds, next])],
    audience: between(custody, level),
    opensTo: next,
  };
}

function reply(custody: Custody): Partial<Step> {
  const level = custody.level + 1;
  const arrived = level === custody.resumeLevel;
  return {
    level,
    state: arrived ? 'in_progress' : 'asked_back',
    resumeLevel: arrived ? null : custody.resumeLevel,
    holder: 'nobody',
    audience: between(custody, level),
    opensTo: at(custody, level),
  };
}

/** Past the prefecture to the center, visibly: the prefecture stays a party and reads along. */
function bypass(custody: Custody): Partial<Step> {
  const chain = [at(custody, 0), ...custody.chain.slice(2)];
  const next = chain[1] as OrganizationId;
  const partyIds = [...new Set([...custody.partyIds, next])];
  return {
    chain,
    level: 1,
    state: 'waiting',
    bypassed: true,
    holder: 'nobody',
    partyIds,
    audience: partyIds,
    opensTo: next,
  };
}

/**
 * Back to whoever answered first: the own desk if it never left the organization, else the next tier. Staff turn to their own desk
 * first, as when they ask (S0 §4).
 */
function reopen(custody: Custody, mover: Mover): Partial<Step> {
  const level = mover.desk && custody.partyIds.includes(at(custody, 1)) ? 1 : 0;
  return { level, state: 'waiting', holder: 'nobody', audience: custody.partyIds };
}

const ended = ({ partyIds: audience }: Custody, state: 'closed' | 'withdrawn') =>
  ({ state, level: 0, holder: 'nobody', audience }) as const;

export const rules: Readonly<Record<PersonMove, Rule>> = {
  take: {
    side: 'holder',
    by: 'desk',
    from: takeable,
    entry: 'taken',
    text: 'none',
    change: (c) => ({ state: taken(c.state), holder: 'mover', audience: c.partyIds }),
  },
  assign: {
    side: 'holder',
    by: 'desk',
    from: takeable,
    entry: 'assigned',
    text: 'optional',
    change: (c, m) => ({ state: taken(c.state), holder: 'named', audience: [m.organizationId] }),
  },
  group: {
    side: 'holder',
    by: 'desk',
    from: open,
    entry: 'grouped',
    text: 'optional',
    change: (c, m) => ({ state: untaken(c.state), holder: 'nobody', audience: [m.organizationId] }),
  },
  answer: { side: 'holder', by: 'desk', from: workable, entry: 'answered', text: 'required', change: down },
  pass_on: {
    side: 'holder',
    by: 'desk',
    from: ['answer_arrived'],
    when: hasLower,
    entry: 'passed_on',
    text: 'optional',
    change: down,
  },
  escalate: {
    side: 'holder',
    by: 'desk',
    from: workable,
    when: hasUpper,
    entry: 'escalated',
    text: 'optional',
    change: up,
  },
  ask_back: {
    side: 'holder',
    by: 'desk',
    from: ['waiting', 'in_progress', 'returned', 'asked_back'],
    when: hasLower,
    entry: 'asked_back',
    text: 'required',
    change: (c) => ({
      level: c.level - 1,
      state: 'asked_back',
      resumeLevel: c.resumeLevel ?? c.level,
      holder: 'nobody',
      audience: between(c, c.level - 1),
    }),
  },
  reply: { side: 'holder', by: 'asks', from: ['asked_back'], entry: 'replied', text: 'required', change: reply },
  return: {
    side: 'holder',
    by: 'desk',
    from: ['waiting', 'in_progress', 'returned'],
    when: hasLower,
    entry: 'returned',
    text: 'required',
    change: (c) => ({ level: c.level - 1, state: 'returned', holder: 'nobody', audience: between(c, c.level - 1) }),
  },
  bypass: {
    side: 'asker',
    by: 'desk',
    from: ['waiting', 'in_progress'],
    entry: 'bypassed',
    text: 'optional',
    when: (c) => c.urgency === 'urgent' && c.route === 'relay' && c.level === 1 && c.chain.length > 3 && !c.bypassed,
    change: bypass,
  },
  supplement: {
    side: 'asker',
    by: 'asks',
    from: ['waiting', 'in_progress', 'asked_back', 'returned', 'answer_arrived'],
    // Who was asked replies; that is what sends the ticket back up.
    when: (c) => c.state !== 'asked_back' || c.level > 0,
    entry: 'supplement',
    text: 'required',
    change: (c) => ({ holder: 'kept', audience: c.partyIds }),
  },
  close: {
    side: 'asker',
    by: 'asks',
    from: ['answered', 'returned'],
    when: (c) => c.level === 0,
    entry: 'closed',
    text: 'optional',
    change: (c) => ended(c, 'closed'),
  },
  withdraw: {
    side: 'asker',
    by: 'asks',
    from: ['waiting', 'in_progress', 'asked_back', 'returned', 'answer_arrived'],
    // What came back to the asker is closed, not withdrawn.
    when: (c) => c.state !== 'returned' || c.level > 0,
    entry: 'withdrawn',
    text: 'required',
    change: (c) => ({ ...ended(c, 'withdrawn'), resumeLevel: null }),
  },
  reopen: {
    side: 'asker',
    by: 'asks',
    from: ['answered', ...endedStates],
    entry: 'reopened',
    text: 'required',
    change: reopen,
  },
  note: {
    side: 'party',
    by: 'desk',
    from: [...open, ...endedStates],
    entry: 'note',
    text: 'required',
    change: (_c, m) => ({ holder: 'kept', audience: [m.organizationId] }),
  },
};

const reads = ({ partyIds }: Custody, { from, to }: Succession) => partyIds.includes(from) && !partyIds.includes(to);
const replaces = ({ state, chain }: Custody, { from, to }: Succession) =>
  !isEnded(state) && chain.includes(from) && !chain.includes(to);

export const systemRules: Readonly<Record<SystemMove, SystemRule>> = {
  // Of who works at a desk no other organization is told.
  release: {
    from: open,
    when: (c) => c.holderUserId !== null,
    change: (c) => ({ entry: 'released', state: untaken(c.state), holder: 'nobody', audience: [at(c, c.level)] }),
  },
  // As if the desk of the asker had closed what came back and withdrawn the rest.
  end: {
    from: open,
    change: (c) => {
      const state = rules.close.from.includes(c.state) && c.level === 0 ? 'closed' : 'withdrawn';
      return { ...ended(c, state), entry: state, resumeLevel: null };
    },
  },
  // The successor reads what its predecessor read, and stands in its place in what is open.
  succeed: {
    from: ticketStates,
    when: (c, heir) => reads(c, heir) || replaces(c, heir),
    change: (c, heir) => ({
      partyIds: reads(c, heir) ? [...c.partyIds, heir.to] : c.partyIds,
      chain: replaces(c, heir) ? c.chain.map((id) => (id === heir.from ? heir.to : id)) : c.chain,
    }),
  },
};

function isOnSide(side: Rule['side'], custody: Custody, mover: Mover): boolean {
  if (side === 'holder') return at(custody, custody.level) === mover.organizationId;
  if (side === 'asker') return at(custody, 0) === mover.organizationId;
  return custody.partyIds.includes(mover.organizationId);
}

/** The desk speaks for its organization (S0 §4); other staff only about what they asked themselves, and in no tier above. */
function isPerson(by: Rule['by'], custody: Custody, mover: Mover): boolean {
  const asked = custody.askerUserId === mover.userId && at(custody, 0) === mover.organizationId;
  return mover.desk || (by === 'asks' && mover.asks && asked);
}

/** May this person make this move now? */
export function canMove(custody: Custody, move: PersonMove, mover: Mover): boolean {
  const rule = rules[move];
  return (
    isOnSide(rule.side, custody, mover) &&
    isPerson(rule.by, custody, mover) &&
    rule.from.includes(custody.state) &&
    (rule.when?.(custody) ?? true)
  );
}

/** Every move this person has now, in the order of `ticketMoves`. */
export function movesFor(custody: Custody, mover: Mover): TicketMove[] {
  return ticketMoves.filter((move) => canMove(custody, move, mover));
}

/** What the move makes of the ticket, or null if it is not allowed. Nothing is written here. */
export function stepFor(custody: Custody, move: PersonMove, mover: Mover): Step | null {
  if (!canMove(custody, move, mover)) return null;
  const { entry, change } = rules[move];
  return { ...kept(custody), move, entry, audience: [mover.organizationId], opensTo: null, ...change(custody, mover) };
}

const nobodyEnds = { from: '', to: '' } as Succession;

/** What the portal's own move makes of the ticket, or null if there is nothing to move. */
export function systemStepFor(custody: Custody, move: Exclude<SystemMove, 'succeed'>): SystemStep | null;
export function systemStepFor(custody: Custody, move: 'succeed', succession: Succession): SystemStep | null;
export function systemStepFor(custody: Custody, move: SystemMove, succession = nobodyEnds): SystemStep | null {
  const { from, when, change } = systemRules[move];
  if (!from.includes(custody.state) || when?.(custody, succession) === false) return null;
  return { ...kept(custody), move, entry: null, audience: [], ...change(custody, succession) };
}

function kept({ state, level, resumeLevel, chain, partyIds, bypassed }: Custody) {
  return { state, level, resumeLevel, chain, partyIds, bypassed, holder: 'kept' } as const;
}

/** Another organization has it than before. A successor does not: it stands where its predecessor stood. */
export const handsOn = (custody: Pick<Custody, 'chain' | 'level'>, step: Outcome): boolean =>
  step.move !== 'succeed' && step.chain[step.level] !== custody.chain[custody.level];

/** Comes back to an organization that may have had it: it is assigned again to who had it there. */
export const comesBack = ({ holder, state, move }: Pick<Step, 'holder' | 'state' | 'move'>): boolean =>
  holder === 'nobody' &&
  (move === 'reopen' || ['in_progress', 'returned', 'answer_arrived', 'asked_back'].includes(state));

/** The organizations a new inquiry goes through, whom it has reached once sent, and whether who writes it down has it in hand. */
export function startCustody(
  chain: readonly OrganizationId[],
  { submit, bypass, take }: { submit: boolean; bypass: boolean; take: boolean },
): Pick<Custody, 'state' | 'chain' | 'level' | 'partyIds' | 'bypassed'> {
  const state = take ? 'in_progress' : 'waiting';
  if (!submit) return { state, chain, level: 0, partyIds: chain.slice(0, 1), bypassed: false };
  if (!bypass) return { state, chain, level: 1, partyIds: chain.slice(0, 2), bypassed: false };
  const direct = [chain[0] as OrganizationId, ...chain.slice(2)];
  return { state, chain: direct, level: 1, partyIds: chain.slice(0, 3), bypassed: true };
}

import { isEnded, type TicketMove } from '@/lib/tickets/constants';
import type { Bodies } from './bodies';
import type { Office, Person } from './directory';
import type { Random } from './random';
import type { Template } from './text/template';
import type { Voice } from './text/voice';
import type { Walk, World } from './walk';

type Tier = 'own' | 'prefecture' | 'center' | 'operator';
type Chances = readonly (readonly [TicketMove, number])[];

/** What a tier does next with what it has in hand, by weight. */
const works: Readonly<Record<Tier, Chances>> = {
  own: [
    ['answer', 58],
    ['escalate', 42],
  ],
  prefecture: [
    ['answer', 60],
    ['escalate', 30],
    ['ask_back', 8],
    ['return', 2],
  ],
  center: [
    ['answer', 84],
    ['ask_back', 10],
    ['escalate', 4],
    ['return', 2],
  ],
  operator: [
    ['answer', 94],
    ['ask_back', 6],
  ],
};

/** Minutes of work that a step usually takes, and how far that varies. */
const pace: Readonly<Record<string, readonly [median: number, spread: number]>> = {
  take: [170, 1.1],
  answer: [480, 1.1],
  escalate: [420, 1.0],
  ask_back: [300, 1.0],
  return: [320, 1.0],
  reply: [800, 1.2],
  pass_on: [330, 1.1],
  close: [1900, 1.3],
  reopen: [900, 1.0],
  withdraw: [300, 1.0],
  note: [40, 0.8],
  assign: [30, 0.8],
  supplement: [180, 0.9],
  bypass: [60, 0.7],
};
/** Business minutes after which somebody would have asked what became of it. */
const patience = 2_400;
const haste = { urgent: 0.12, high: 0.5, normal: 1 } as const;

/** Lives one ticket on from its opening until it ends or the present is reached. */
export class Lifecycle {
  private at: number;
  private checked = false;
  private answeredBack: Template | undefined;
  private reopened = false;
  /** Some inquiries are hard: everything about them takes longer. */
  private readonly drag: number;
  /** The question went on down, and its answer is on its way up. */
  private relayed = false;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly walk: Walk,
    private readonly voice: Voice,
    private readonly asker: Person,
    private readonly bodies: Bodies,
  ) {
    this.at = walk.ticket.createdAt;
    this.drag = random.chance(8) ? random.around(5, 0.5) : 1;
  }

  run(): void {
    while (this.next());
  }

  /** One thing that happens; false when it lies in the future or nothing more does. */
  private next(): boolean {
    const { state } = this.walk.ticket;
    if (isEnded(state)) return false;
    if (state === 'answered') return this.concluded();
    if (state === 'asked_back') return this.explained();
    if (state === 'answer_arrived') return this.passedDown();
    if (state === 'returned') return this.resumed();
    return this.worked();
  }

  /** `soon`: done within the same sitting, minutes after the step before. */
  private do(move: TicketMove, person: Person, text: () => string, soon = false, assignee = person): boolean {
    const [median, spread] = pace[move] as (typeof pace)[string];
    const factor = move === 'close' ? 1 : this.drag * haste[this.walk.ticket.urgency];
    const minutes = soon
      ? this.random.between(3, 25)
      : Math.min(Math.max(this.random.around(median * factor, spread), 2), move === 'close' ? 3 * patience : patience);
    const at = this.world.time.after(this.at, minutes) + this.random.int(60_000);
    if (at > this.world.now) return false;
    this.at = at;
    this.walk.move(move, person, at, this.bodies.unlike(text, this.random), assignee);
    return true;
  }

  private tier(office: Office): Tier {
    if (this.walk.ticket.level === 0) return 'own';
    const { kind } = office;
    return kind === 'prefecture' || kind === 'operator' ? kind : 'center';
  }

  /** Whoever has it in hand, or somebody at the desk. */
  private worker(): Person {
    const { holder, ticket } = this.walk;
    const current = holder.desk.find((person) => person.id === ticket.holderUserId);
    return current ?? this.random.pick(holder.desk);
  }

  private worked(): boolean {
    const { walk, random, voice } = this;
    const worker = this.worker();
    if (walk.ticket.channel === 'phone' && walk.entries.length === 1 && random.chance(75))
      return this.do('answer', worker, () => voice.answer(worker, undefined), true);
    const beside = walk.entries.length < 4 ? this.beside(worker) : undefined;
    if (beside !== undefined) return beside;
    if (walk.ticket.holderUserId === null && random.chance(34)) return this.do('take', worker, () => '');
    const tier = this.tier(walk.holder);
    const move = random.weighted(works[tier].filter(([one]) => this.sensible(one)));
    return this.do(move, worker, () => this.text(move, worker));
  }

  /** What happens beside the way: a note, another person, more news, a change of mind. */
  private beside(worker: Person): boolean | undefined {
    const { random, voice, asker, walk } = this;
    const submitted = walk.ticket.level > 0;
    const canBypass = walk.ticket.urgency === 'urgent' && walk.ticket.route === 'relay' && walk.ticket.level === 1;
    if (canBypass && !walk.ticket.bypassed && walk.ticket.chain.length > 3 && asker.mover.desk && random.chance(18))
      return this.do('bypass', asker, () => voice.remark('直接', asker));
    if (submitted && random.chance(3)) return this.do('note', worker, () => voice.remark('メモ', worker));
    if (walk.holder.kind === 'center' && random.chance(1.5)) {
      const colleague = random.pick(walk.holder.desk);
      return this.do('assign', worker, () => voice.remark('割当', worker, colleague), false, colleague);
    }
    if (submitted && random.chance(2)) return this.do('supplement', asker, () => voice.remark('追記', asker));
    if (random.chance(1)) return this.do('withdraw', asker, () => voice.remark('取下げ', asker));
    return undefined;
  }

  private sensible(move: TicketMove): boolean {
    const { ticket } = this.walk;
    if (move === 'ask_back') return !this.checked && ticket.level > 0;
    if (move === 'escalate') return ticket.level < ticket.chain.length - 1;
    return move !== 'return' || !this.reopened;
  }

  private text(move: TicketMove, person: Person): string {
    if (move === 'answer') return this.voice.answer(person, this.asker);
    if (move === 'escalate') return this.voice.escalation(person);
    if (move === 'return') return this.voice.remark('返却', person);
    const { question, reply } = this.voice.check(person);
    this.checked = true;
    this.answeredBack = reply;
    return question;
  }

  private explained(): boolean {
    const below = this.walk.ticket.level > 0;
    const person = below ? this.worker() : this.asker;
    // What the center wants to know the prefecture seldom knows itself: it hands the question on.
    if (below && !this.relayed && this.random.chance(60)) {
      this.relayed = true;
      return this.do('ask_back', person, () => this.text('ask_back', person));
    }
    return this.do('reply', person, () => this.voice.reply(person, this.answeredBack as Template));
  }

  private passedDown(): boolean {
    const worker = this.worker();
    return this.do('pass_on', worker, () => (this.random.chance(55) ? this.voice.passingOn(worker) : ''));
  }

  private resumed(): boolean {
    const { walk, random, voice, asker } = this;
    const own = walk.ticket.level === 0;
    if (own && (!asker.mover.desk || random.chance(65)))
      return this.do('close', asker, () => voice.remark('取下げ', asker));
    const worker = own ? asker : this.worker();
    const move = own || random.chance(40) ? 'escalate' : 'answer';
    return this.do(move, worker, () => this.text(move, worker));
  }

  private concluded(): boolean {
    const { random, voice, asker } = this;
    if (!this.reopened && random.chance(3)) {
      this.reopened = true;
      return this.do('reopen', asker, () => voice.reopening(asker));
    }
    return this.do('close', asker, () => (random.chance(45) ? voice.closing(asker) : ''));
  }
}

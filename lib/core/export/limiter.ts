interface Limits {
  /** Exports that one process makes at once. */
  readonly atOnce: number;
  /** Others that may wait for it. */
  readonly mostWaiting: number;
  /** Milliseconds that one waits at most. */
  readonly patience: number;
  /** Under way and waiting, of one person. */
  readonly each: number;
}

type Waiting = (turn: boolean) => void;

/**
 * Who makes a file in this process. Reading and writing a whole list costs as much as hundreds of pages: a person makes few (of lists one)
 * at a time, so does a process, and the others wait in order, but not for ever.
 */
export class ExportLimiter {
  private readonly people = new Map<string, number>();
  private readonly waiting: Waiting[] = [];
  private running = 0;

  constructor(private readonly limits: Limits) {}

  /** Returns what ends the turn, or why there is none. */
  async take(person: string): Promise<(() => void) | 'own' | 'busy'> {
    const own = this.people.get(person) ?? 0;
    if (own >= this.limits.each) return 'own';
    this.people.set(person, own + 1);
    if (!(await this.turn())) {
      this.leave(person);
      return 'busy';
    }
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.leave(person);
      const next = this.waiting.shift();
      // Handed on, so that nobody can slip in between.
      if (next) next(true);
      else this.running -= 1;
    };
  }

  private leave(person: string): void {
    const left = (this.people.get(person) ?? 1) - 1;
    if (left === 0) this.people.delete(person);
    else this.people.set(person, left);
  }

  private async turn(): Promise<boolean> {
    const { atOnce, mostWaiting, patience } = this.limits;
    if (this.running < atOnce) {
      this.running += 1;
      return true;
    }
    if (this.waiting.length >= mostWaiting) return false;
    return new Promise((resolve) => {
      const wait: Waiting = (turn) => {
        clearTimeout(timer);
        resolve(turn);
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(wait), 1);
        resolve(false);
      }, patience);
      this.waiting.push(wait);
    });
  }
}

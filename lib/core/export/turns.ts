interface Limits {
  /** Exports that one process makes at once. */
  readonly atOnce: number;
  /** Others that may wait for it. */
  readonly mostWaiting: number;
  /** Milliseconds that one waits at most. */
  readonly patience: number;
}

type Waiting = (turn: boolean) => void;

/**
 * Who makes an export in this process. Reading and writing a whole list costs as much as hundreds of pages: a person makes one at a
 * time, a process few, and the others wait in order, but not for ever.
 */
export class ExportTurns {
  private readonly people = new Set<string>();
  private readonly waiting: Waiting[] = [];
  private running = 0;

  constructor(private readonly limits: Limits) {}

  /** Returns what ends the turn, or why there is none. */
  async take(person: string): Promise<(() => void) | 'own' | 'busy'> {
    if (this.people.has(person)) return 'own';
    this.people.add(person);
    if (!(await this.turn())) {
      this.people.delete(person);
      return 'busy';
    }
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.people.delete(person);
      const next = this.waiting.shift();
      // Handed on, so that nobody can slip in between.
      if (next) next(true);
      else this.running -= 1;
    };
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

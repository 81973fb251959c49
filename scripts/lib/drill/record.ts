import type {
  DocumentKind,
  DrillReport,
  Evidence,
  ItemOutcome,
  Measured,
  Resumed,
  WayOfWork,
} from '@/lib/continuity/drills/types';

/** Which items a case shows; the others are shown by what every drill does first. */
const itemsOfCase: Readonly<Record<number, readonly number[]>> = {
  1: [5, 9, 10, 11, 12, 13, 14, 15, 16],
  2: [17, 18, 19, 20, 21, 22, 23, 24, 25],
  3: [7, 8, 26, 27, 28, 29, 30, 31, 32, 33, 34],
};

/** Items that a drill of these cases looks at. */
export const itemsOf = (cases: readonly number[]): readonly number[] =>
  [1, 2, 3, 4, 6, ...cases.flatMap((one) => itemsOfCase[one] ?? [])].sort((one, other) => one - other);

/** Collects what a drill sees, while it goes on. An item holds when something was seen for it and nothing of it was otherwise. */
export class DrillRecord {
  readonly #items = new Map<string, { ok: boolean; evidence: Evidence[] }>();
  readonly #seconds: Measured[] = [];
  readonly #resume: Resumed[] = [];
  readonly #isolation: string[] = [];
  readonly #findings: string[] = [];
  readonly #faults: string[] = [];
  readonly #startedAt = new Date().toISOString();
  readonly #tell: (text: string) => void;

  constructor(tell: (text: string) => void) {
    this.#tell = tell;
  }

  /** Something was seen for an item of a town. `ok` false: it was not what the item asks for. */
  see(no: number, town: string, ok: boolean, seen: string): void {
    const key = `${no} ${town}`;
    const item = this.#items.get(key) ?? { ok: true, evidence: [] };
    this.#items.set(key, item);
    item.ok &&= ok;
    item.evidence.push({ at: new Date().toISOString(), seen: ok ? seen : `× ${seen}` });
    this.#tell(`${ok ? '○' : '×'} ${no} ${town} ${seen}`);
  }

  measure(town: string, way: WayOfWork, kind: DocumentKind, seconds: number): void {
    this.#seconds.push({ town, way, kind, seconds });
  }

  resumed(town: string, plan: number, seconds: number): void {
    this.#resume.push({ town, plan, seconds });
    this.#tell(`  ${town} case ${plan}: ${seconds.toFixed(1)} s`);
  }

  /** What keeps the drill away from anything live, as it was found. */
  isolated(text: string): void {
    this.#isolation.push(text);
  }

  /** Something to think about afterwards; no item fails by it. */
  find(text: string): void {
    this.#findings.push(text);
    this.#tell(`! ${text}`);
  }

  /** The drill itself went wrong. */
  fail(text: string): void {
    this.#faults.push(text);
    this.#tell(`!! ${text}`);
  }

  /** Each item that was to be looked at of each town, also those for which nothing was seen: they did not hold. */
  report(towns: readonly string[], items: readonly number[], shortened: boolean): DrillReport {
    const outcomes: ItemOutcome[] = towns.flatMap((town) =>
      items.map((no) => {
        const found = this.#items.get(`${no} ${town}`);
        return { no, town, ok: found?.ok ?? false, evidence: found?.evidence ?? [] };
      }),
    );
    return {
      ...{ startedAt: this.#startedAt, finishedAt: new Date().toISOString(), shortened, towns },
      ok: this.#faults.length === 0 && outcomes.every(({ ok }) => ok),
      ...{ items: outcomes, seconds: this.#seconds, resume: this.#resume },
      ...{ isolation: this.#isolation, findings: this.#findings, faults: this.#faults },
    };
  }
}

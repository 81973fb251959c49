import type { DocumentKind, DrillReport, Evidence, ItemOutcome, Measured, Resumed, WayOfWork } from './types';

/** Collects what a drill sees, while it goes on. An item holds when something was seen for it and nothing failed. */
export class DrillRecord {
  readonly #items = new Map<string, { ok: boolean; evidence: Evidence[] }>();
  readonly #seconds: Measured[] = [];
  readonly #resume: Resumed[] = [];
  readonly findings: string[] = [];
  readonly #startedAt = new Date().toISOString();
  readonly #tell: (text: string) => void;

  constructor(tell: (text: string) => void) {
    this.#tell = tell;
  }

  #item(no: number, town: string) {
    const key = `${no} ${town}`;
    const item = this.#items.get(key) ?? { ok: true, evidence: [] };
    this.#items.set(key, item);
    return item;
  }

  /** Something was seen for an item of a town. `ok` false: it was not what the item asks for. */
  see(no: number, town: string, ok: boolean, seen: string): void {
    const item = this.#item(no, town);
    item.ok &&= ok;
    item.evidence.push({ at: new Date().toISOString(), seen });
    this.#tell(`${ok ? '○' : '×'} ${no} ${town} ${seen}`);
  }

  measure(town: string, way: WayOfWork, kind: DocumentKind, seconds: number): void {
    this.#seconds.push({ town, way, kind, seconds });
  }

  resumed(town: string, plan: number, seconds: number): void {
    this.#resume.push({ town, plan, seconds });
    this.#tell(`  ${town} case ${plan}: ${seconds.toFixed(1)} s`);
  }

  find(text: string): void {
    this.findings.push(text);
    this.#tell(`! ${text}`);
  }

  /** Each item of each town, also those for which nothing was seen: they did not hold. */
  report(towns: readonly string[], shortened: boolean): DrillReport {
    const items: ItemOutcome[] = towns.flatMap((town) =>
      Array.from({ length: 34 }, (_, index) => {
        const found = this.#items.get(`${index + 1} ${town}`);
        return { no: index + 1, town, ok: found?.ok ?? false, evidence: found?.evidence ?? [] };
      }),
    );
    return {
      ...{ startedAt: this.#startedAt, finishedAt: new Date().toISOString(), shortened, towns },
      ok: items.every(({ ok }) => ok),
      ...{ items, seconds: this.#seconds, resume: this.#resume, findings: this.findings },
    };
  }
}

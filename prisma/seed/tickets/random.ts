/** Repeatable variety: the same stream and index give the same numbers on every machine (sfc32). Not for secrets. */
export class Random {
  private a: number;
  private b: number;
  private c = 0xb7e15162;
  private d = 1;

  constructor(stream: number, index: number) {
    this.a = 0x9e3779b9 ^ stream;
    this.b = 0x243f6a88 ^ index;
    // Stirred until neighbouring seeds have nothing in common.
    for (let i = 0; i < 12; i += 1) this.step();
  }

  /** From 0 to below 1. */
  next(): number {
    return this.step() / 4_294_967_296;
  }

  /** A whole number from 0 to below `limit`. */
  int(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)] as T;
  }

  /** One of the options, as likely as its weight. */
  weighted<T>(options: readonly (readonly [T, number])[]): T {
    let sum = 0;
    for (const [, weight] of options) sum += weight;
    let left = this.next() * sum;
    for (const [option, weight] of options) {
      left -= weight;
      if (left < 0) return option;
    }
    return (options.at(-1) as (typeof options)[number])[0];
  }

  /** Log-normal around `median`: most a little less or more, a few much more. */
  around(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(spread * normal);
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.step().toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }

  private step(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }
}

/** A UUIDv7 whose time is `at` and whose rest comes from `random`: sorted by time like those of a real portal. */
export function idAt(at: number, random: Random): string {
  const time = at.toString(16).padStart(12, '0');
  const rest = random.hex(19);
  const variant = '89ab'[random.int(4)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7)}`;
}

/** Repeatable variety: the same seed gives the same numbers on every machine. Not for secrets. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `limit`. */
  int(limit: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the options, as likely as its weight. */
  weighted<T>(options: readonly (readonly [T, number])[]): T;
  /** Log-normal around `median`: most a little less or more, a few much more. */
  around(median: number, spread: number): number;
  hex(digits: number): string;
}

/** sfc32, a small fast generator, stirred until neighbouring seeds have nothing in common. */
function generator(stream: number, index: number): () => number {
  let [a, b, c, d] = [0x9e3779b9 ^ stream, 0x243f6a88 ^ index, 0xb7e15162, 1];
  const step = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i += 1) step();
  return step;
}

export function randomOf(stream: number, index: number): Random {
  const step = generator(stream, index);
  const next = () => step() / 4_294_967_296;
  const int = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    int,
    between: (low, high) => low + int(high - low + 1),
    chance: (percent) => next() * 100 < percent,
    pick: (list) => list[int(list.length)] as (typeof list)[number],
    weighted: (options) => {
      let left = next() * options.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [option, weight] of options) {
        left -= weight;
        if (left < 0) return option;
      }
      return (options.at(-1) as (typeof options)[number])[0];
    },
    around: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
    hex: (digits) => {
      let text = '';
      while (text.length < digits) text += step().toString(16).padStart(8, '0');
      return text.slice(0, digits);
    },
  };
}

/** A UUIDv7 whose time is `at` and whose rest comes from `random`: sorted by time like those of a real portal. */
export function idAt(at: number, random: Random): string {
  const time = at.toString(16).padStart(12, '0');
  const rest = random.hex(19);
  const variant = ((Number.parseInt(rest[3] as string, 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7)}`;
}

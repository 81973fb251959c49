import type { Random } from './random';

/** 53 bits of a text, enough that a million texts hardly ever meet by chance. */
function hash(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}

/** Sees to it that nobody in the demonstration writes what somebody wrote before. */
export class Bodies {
  private readonly known = new Set<number>();

  /** Says it in other words until it is new; at last an office's own reference number makes the difference. */
  unlike(make: () => string, random: Random): string {
    let text = make();
    if (text === '') return text;
    for (let tries = 0; !this.add(text); tries += 1) {
      text = tries < 4 ? make() : `${make()}（整理番号${random.hex(6).toUpperCase()}）`;
    }
    return text;
  }

  private add(text: string): boolean {
    const key = hash(text);
    if (this.known.has(key)) return false;
    this.known.add(key);
    return true;
  }
}

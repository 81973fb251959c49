import type { Directory, Office } from './directory';
import type { Random } from './random';

/** How much an organization asks, relative to a village: by what it is, and a little by its own habits. */
function weightOf({ kind, name, code }: Office): number {
  const habit = 0.5 + ((Number.parseInt(code.replace(/\D/g, ''), 10) * 7919) % 100) / 100;
  if (kind === 'prefecture') return 14 * habit;
  if (kind === 'agency' || kind === 'vendor') return 6 * habit;
  if (kind !== 'municipality') return 0;
  const designated = /^\d\d1[0-5]0/.test(code) && !code.startsWith('13');
  if (designated) return 34 * habit;
  return ({ 市: 8, 区: 14, 町: 3, 村: 1.6 }[name.at(-1) as '市'] ?? 3) * habit;
}

export interface Askers {
  pick(random: Random): Office;
  /** Another municipality, mostly of the same prefecture. */
  neighborOf(office: Office, random: Random): Office;
}

export function askersOf({ offices }: Directory): Askers {
  const asking = offices.filter((office) => weightOf(office) > 0);
  let sum = 0;
  const totals = asking.map((office) => {
    sum += weightOf(office);
    return sum;
  });
  const municipalities = offices.filter((office) => office.kind === 'municipality');
  const siblings = new Map<Office | null, Office[]>();
  for (const office of municipalities) siblings.set(office.parent, [...(siblings.get(office.parent) ?? []), office]);
  return {
    pick: (random) => {
      const at = random.next() * sum;
      let [low, high] = [0, totals.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((totals[middle] as number) <= at) low = middle + 1;
        else high = middle;
      }
      return asking[low] as Office;
    },
    neighborOf: (office, random) => {
      const near = siblings.get(office.parent) ?? municipalities;
      const found = random.pick(random.chance(70) ? near : municipalities);
      return found === office ? random.pick(municipalities.filter((one) => one !== office)) : found;
    },
  };
}

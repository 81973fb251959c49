import { type BusinessTime, dateOf } from './business-time';
import type { Random } from './random';

const minute = 60_000;
const day = 86_400_000;

/** Inquiries come with the year's work: moves in spring, taxes in June, the year's end. By month, 1 = ordinary. */
const months = [1.0, 1.05, 1.35, 1.5, 1.2, 1.15, 0.95, 0.85, 0.95, 1.0, 1.0, 1.1];
const weekdays = [0, 1.25, 1.05, 1.0, 1.0, 0.95, 0];
/** By hour of the working day from 8:00, people ask most in mid-morning and mid-afternoon. */
const hours = [4, 14, 18, 15, 6, 13, 14, 11, 7, 2];

function minuteOfDay(random: Random): number {
  if (random.chance(2)) return random.between(17 * 60 + 20, 20 * 60 + 40);
  const hour = 8 + random.weighted(hours.map((weight, index) => [index, weight] as const));
  return Math.min(hour * 60 + random.int(60), 17 * 60 + 25);
}

/** When `count` inquiries come between `from` and `until`, in order: in office hours, but for a few at night and on Sundays. */
export function arrivals(count: number, from: number, until: number, time: BusinessTime, random: Random): number[] {
  const days = time.days.filter((midnight) => midnight >= from && midnight <= until);
  let sum = 0;
  const totals = days.map((midnight) => {
    const month = Number(dateOf(midnight).slice(5, 7)) - 1;
    const weekday = new Date(dateOf(midnight)).getUTCDay();
    const growth = 1 + (0.15 * (midnight - from)) / (until - from);
    sum += (months[month] ?? 1) * (weekdays[weekday] ?? 1) * growth;
    return sum;
  });
  const draw = () => {
    if (random.chance(0.8)) return Math.floor(from + random.next() * (until - from));
    const at = random.next() * sum;
    const index = totals.findIndex((total) => total > at);
    return (days[index] as number) + minuteOfDay(random) * minute + random.int(minute);
  };
  const instants: number[] = [];
  while (instants.length < count) {
    const at = draw();
    if (at >= from && at < until - 2 * minute) instants.push(at);
  }
  return instants.sort((a, b) => a - b);
}

/** Two years, to the day. */
export const span = 730 * day;

import 'server-only';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import type { Ask } from '@/lib/core/db';
import { loadWindowFacts } from '@/lib/window/queries';
import { onlineEndOf, settingsOn } from '@/lib/window/rules';
import type { WindowFacts } from '@/lib/window/types';
import { horizonDays, type ScheduleFacts } from './rules';

/** The nation ends with its last prefecture. */
const onlineEndIn =
  (facts: WindowFacts) =>
  (date: string): number =>
    facts.prefectures.reduce(
      (latest, id) => Math.max(latest, onlineEndOf(id, date, facts)),
      settingsOn(date, facts).counterCloses,
    );

/** What schedules depend on around an instant. */
export async function loadScheduleFacts(db: Ask, from: Date, to: Date): Promise<ScheduleFacts> {
  const first = addDays(dateInJapan(from), -40);
  const facts = await loadWindowFacts(db, first, addDays(dateInJapan(to), horizonDays));
  return { calendar: facts.calendar, onlineEnd: onlineEndIn(facts) };
}

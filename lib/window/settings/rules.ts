import { failure, type Problem, type Result, success } from '@/lib/core/errors';
import { dayBegins, latestEnd } from '../constants';
import { instantOf, settingsOn } from '../rules';
import type { WindowFacts, WindowSettings } from '../types';
import { formatMinutes } from '../wording/rules';

/** Is what is set for a date still ahead? A day that has begun keeps its hours. */
const isAhead = (validFrom: string, operatingNow: Date): boolean => instantOf(validFrom, 0) > operatingNow;

/** May a prefecture's online operation end then (S0 §1 points 2, 3)? */
export function checkOnlineEnd(
  { validFrom, onlineEnd }: { readonly validFrom: string; readonly onlineEnd: number | null },
  facts: WindowFacts,
  operatingNow: Date,
): Result<null> {
  const { counterCloses } = settingsOn(validFrom, facts);
  if (!isAhead(validFrom, operatingNow)) return failure('window.past', 'validFrom');
  if (onlineEnd !== null && onlineEnd < counterCloses)
    return failure('window.endBeforeClosing', 'onlineEnd', { time: formatMinutes(counterCloses) });
  if (onlineEnd !== null && onlineEnd > latestEnd)
    return failure('window.runsIntoNextDay', 'onlineEnd', { time: formatMinutes(latestEnd) });
  return success(null);
}

/** May the nation's hours be these? Start, opening, closing and end follow one another; nothing runs into another day. */
export function checkHours(hours: WindowSettings, operatingNow: Date): Result<null> {
  const { validFrom, onlineStart, counterOpens, counterCloses, onlineEnd } = hours;
  const problems: Problem[] = [];
  const refuse = (broken: boolean, problem: Problem) => broken && problems.push(problem);
  refuse(!isAhead(validFrom, operatingNow), { code: 'window.past', field: 'validFrom' });
  const begins = { time: formatMinutes(dayBegins) };
  refuse(onlineStart < dayBegins, { code: 'window.tooEarly', field: 'onlineStart', params: begins });
  refuse(counterOpens < onlineStart, { code: 'window.opensBeforeStart', field: 'counterOpens' });
  refuse(counterCloses <= counterOpens, { code: 'window.endBeforeStart', field: 'counterCloses' });
  const closes = { time: formatMinutes(counterCloses) };
  refuse(onlineEnd < counterCloses, { code: 'window.endBeforeClosing', field: 'onlineEnd', params: closes });
  const latest = { time: formatMinutes(latestEnd) };
  refuse(onlineEnd > latestEnd, { code: 'window.runsIntoNextDay', field: 'onlineEnd', params: latest });
  return problems.length > 0 ? { ok: false, problems } : success(null);
}

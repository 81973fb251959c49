import { describe, expect, it } from 'vitest';
import { clock, factsOf } from '@/tests/support/window';
import { checkHours, checkOnlineEnd } from './rules';

const now = new Date('2026-11-20T10:00:00+09:00');
const hours = {
  validFrom: '2026-12-01',
  onlineStart: clock('8:30'),
  counterOpens: clock('9:00'),
  counterCloses: clock('17:00'),
  onlineEnd: clock('17:30'),
};
const told = (result: ReturnType<typeof checkHours>) =>
  result.ok ? [] : result.problems.map(({ code, field }) => `${field} ${code}`);

describe('the nation’s hours', () => {
  it.each([
    ['as they are', {}, []],
    ['from today', { validFrom: '2026-11-20' }, ['validFrom window.past']],
    ['a start before the day begins', { onlineStart: clock('4:59') }, ['onlineStart window.tooEarly']],
    ['counters before the start', { counterOpens: clock('8:29') }, ['counterOpens window.opensBeforeStart']],
    ['closing at the opening', { counterCloses: clock('9:00') }, ['counterCloses window.endBeforeStart']],
    ['an end before the closing', { onlineEnd: clock('16:59') }, ['onlineEnd window.endBeforeClosing']],
    ['an end into the next day', { onlineEnd: clock('28:01') }, ['onlineEnd window.runsIntoNextDay']],
  ])('%s', (_name, change, expected) => expect(told(checkHours({ ...hours, ...change }, now))).toEqual(expected));
});

describe('a prefecture’s online end', () => {
  it.each([
    ['after the counters close', '2026-12-01', clock('17:00'), []],
    ['the nation’s again', '2026-12-01', null, []],
    ['before the counters close', '2026-12-01', clock('16:59'), ['onlineEnd window.endBeforeClosing']],
    ['into the next day', '2026-12-01', clock('28:01'), ['onlineEnd window.runsIntoNextDay']],
    ['from a day that has begun', '2026-11-20', clock('19:00'), ['validFrom window.past']],
  ])('%s', (_name, validFrom, onlineEnd, expected) =>
    expect(told(checkOnlineEnd({ validFrom, onlineEnd }, factsOf(), now))).toEqual(expected),
  );
});

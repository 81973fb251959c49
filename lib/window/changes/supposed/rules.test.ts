import { describe, expect, it } from 'vitest';
import { asked, brief, clock, factsOf, niigata, seiro } from '@/tests/support/window';
import { withChange } from '../rules';
import { supposedChange } from './rules';

const date = '2026-11-24';
const base = {
  service: 'wide-area-issuance',
  whose: 'municipality',
  change: undefined,
  from: undefined,
  until: undefined,
} as const;
const suppose = (given: Partial<Parameters<typeof supposedChange>[0]>) =>
  supposedChange({ ...base, ...given }, seiro, date, factsOf());

describe('what if', () => {
  it.each([
    ['nothing is supposed', {}],
    ['an extension without an end', { change: 'extension' }],
    ['an extension into the next day', { change: 'extension', until: clock('28:01') }],
    ['an extension that ends before it begins', { change: 'extension', until: clock('16:00') }],
    ['a service that knows no extension', { change: 'extension', service: 'special-move', until: clock('20:00') }],
    ['an online end before the counters close', { change: 'online-end', until: clock('16:00') }],
  ] as const)('%s: nothing', (_name, given) => expect(suppose(given)).toBeNull());

  it.each([
    ['an extension', { change: 'extension', until: clock('20:00') }, '18:00', ['open', 'extension', 6]],
    ['a closed town', { change: 'closure' }, '10:00', ['closed', 'municipal-closure', null]],
    ['a closed nation', { change: 'closure', whose: 'center' }, '10:00', ['closed', 'special-closure', 5]],
    [
      'the prefecture’s server stopped',
      { change: 'stop', whose: 'prefecture', from: clock('9:30'), until: clock('10:30') },
      '10:00',
      ['closed', 'planned-stop', null],
    ],
  ] as const)('%s', (_name, given, time, expected) => {
    const change = suppose(given);
    if (change === null) throw new Error('nothing supposed');
    const facts = withChange(change, factsOf());
    expect(brief(asked('wide-area-issuance', seiro, `${date}T${time}`, facts)).slice(0, 3)).toEqual(expected);
  });

  it('a later end of the prefecture', () => {
    expect(suppose({ change: 'online-end', until: clock('19:00') })).toEqual({
      ...{ kind: 'online-end', prefectureId: niigata.id, validFrom: date, onlineEnd: clock('19:00') },
    });
  });
});

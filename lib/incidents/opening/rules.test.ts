import { expect, it } from 'vitest';
import { checkCall, lane2Choices } from './rules';

const now = new Date('2026-11-20T10:00:00+09:00');
const call = { urgent: true, callTo: '総務省', callAt: '2026-11-20T09:50', callReached: 'yes' } as const;

it.each([
  ['an urgent one after a call', call, []],
  ['an urgent one without', { ...call, callTo: '', callAt: '', callReached: '' }, ['incidents.callFirst']],
  ['one that is not urgent needs none', { urgent: false, callTo: '', callAt: '', callReached: '' }, []],
  ['half a call', { ...call, urgent: false, callReached: '' }, ['required']],
  ['a call to come', { ...call, callAt: '2026-11-20T10:01' }, ['incidents.inFuture']],
] as const)('%s', (_name, given, codes) => {
  expect(checkCall(given, now).map(({ code }) => code)).toEqual(codes);
});

it.each([
  ['municipality', ['prefecture', 'center', 'ministry', 'collector']],
  ['agency', ['none', 'center', 'ministry', 'collector']],
  ['center', ['none', 'ministry', 'collector']],
] as const)('the middle lane of a %s', (organizationKind, kinds) => {
  expect(lane2Choices({ organizationKind })).toEqual(kinds);
});

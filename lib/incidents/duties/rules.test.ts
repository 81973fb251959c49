import { expect, it } from 'vitest';
import { type Deadline, dueAt, dutiesOf } from './rules';

const deadlines: Deadline[] = [
  { authority: 'privacy_commission', stage: 'preliminary', hours: 120 },
  { authority: 'privacy_commission', stage: 'final', hours: 720 },
  { authority: 'cyber_center', stage: 'preliminary', hours: 24 },
];
const jst = (text: string) => new Date(`${text}+09:00`);
const none = new Set<string>();

it.each([
  [
    'a first report runs over the weekend',
    { stage: 'preliminary', hours: 120 },
    '2026-11-19T10:00',
    '2026-11-24T10:00',
  ],
  ['a full report ends on a working day', { stage: 'final', hours: 720 }, '2026-11-02T10:00', '2026-12-02T10:00'],
  ['and not on a Sunday', { stage: 'final', hours: 720 }, '2026-11-06T10:00', '2026-12-07T10:00'],
  ['nor at the turn of the year', { stage: 'final', hours: 720 }, '2026-11-30T10:00', '2027-01-04T10:00'],
] as const)('%s', (_name, deadline, detected, due) => {
  expect(dueAt({ authority: 'privacy_commission', ...deadline }, jst(detected), none)).toEqual(jst(due));
});

it('nor on a holiday', () => {
  const due = dueAt(
    { authority: 'privacy_commission', stage: 'final', hours: 24 },
    jst('2026-11-22T10:00'),
    new Set(['2026-11-23']),
  );
  expect(due).toEqual(jst('2026-11-24T10:00'));
});

it.each([
  ['a leak', { leak: true, security: false }, ['privacy_commission preliminary', 'privacy_commission final']],
  ['a security incident', { leak: false, security: true }, ['cyber_center preliminary']],
  ['neither', { leak: false, security: false }, []],
])('%s owes its reports', (_name, branches, expected) => {
  const owed = dutiesOf(branches, jst('2026-11-02T10:00'), deadlines, none);
  expect(owed.map(({ authority, stage }) => `${authority} ${stage}`)).toEqual(expected);
});

import { expect, it } from 'vitest';
import { branded } from '@/tests/support/plain';
import { canCorrect, describeChange, readChange, undonePlaces, wasSent } from './rules';

type Said = Parameters<typeof canCorrect>[0];
type Reader = Parameters<typeof canCorrect>[1];

const said = { kind: 'answered', organizationId: 'center', authorId: 'a', body: '回答', takenBack: false } as const;

it.each([
  ['its author', said, { userId: 'a', organizationId: 'center', desk: true }, true],
  ['a colleague at the desk', said, { userId: 'b', organizationId: 'center', desk: true }, true],
  ['other staff', said, { userId: 'b', organizationId: 'center', desk: false }, false],
  ['another organization', said, { userId: 'a', organizationId: 'town', desk: true }, false],
  [
    'its author, who took it back',
    { ...said, takenBack: true },
    { userId: 'a', organizationId: 'center', desk: true },
    false,
  ],
  ['what nobody said', { ...said, kind: 'taken' }, { userId: 'a', organizationId: 'center', desk: true }, false],
] as const)('%s may correct: %s', (_name, entry, reader, expected) =>
  expect(canCorrect(branded<Said>(entry), branded<Reader>(reader))).toBe(expected),
);

it.each([
  ['an answer', said, 'center', true],
  ['an answer that was undone', { ...said, takenBack: true }, 'center', false],
  ['an answer of another organization', said, 'town', false],
  ['a withdrawal', { ...said, kind: 'withdrawn' }, 'center', true],
  ['a note', { ...said, kind: 'note' }, 'center', false],
] as const)('can be what an organization sent last: %s', (_name, entry, reader, expected) =>
  expect(wasSent(branded<Said>(entry), branded<Reader['organizationId']>(reader))).toBe(expected),
);

it.each([
  ['nothing, where nothing was taken back', ['center question', 'center answered'], []],
  ['the answer, not the note beside it', ['center answered', 'center note', 'center taken_back'], [2]],
  [
    'each answer that was taken back',
    ['center answered', 'center taken_back', 'center answered', 'center taken_back'],
    [2, 4],
  ],
  ['not the answer after it', ['center answered', 'center taken_back', 'center answered'], [2]],
  ['not what another organization sent meanwhile', ['center answered', 'town supplement', 'center taken_back'], [2]],
])('tells what was undone: %s', (_name, said, expected) => {
  const entries = said.map((one, index) => {
    const [organizationId = '', kind = ''] = one.split(' ');
    return { seq: index + 2, kind, organizationId };
  });
  expect([...undonePlaces(entries as unknown as Parameters<typeof undonePlaces>[0])]).toEqual(expected);
});

it('keeps what was changed, and nothing that was not', () => {
  const before = { system: 'juki_cs', category: 'fault', urgency: 'normal', vendorMatter: false };
  const body = describeChange(before, { ...before, category: 'operation', vendorMatter: true });
  expect(body).toBe('category fault operation\nvendorMatter false true');
  expect(readChange(body)).toEqual([
    { field: 'category', from: 'fault', to: 'operation' },
    { field: 'vendorMatter', from: 'false', to: 'true' },
  ]);
  expect(describeChange(before, before)).toBe('');
  expect(readChange('other words here')).toEqual([]);
});

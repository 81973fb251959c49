import { joined, unprintableSurname } from './names';

const person = (
  family: readonly [string, string],
  given: readonly [string, string],
  birthDate: string,
  sex: 'male' | 'female',
  relationship: string,
  flags: { readonly issueStopped?: boolean; readonly supportMeasures?: boolean } = {},
) => ({ ...joined(family, given), age: 0, birthDate, sex, relationship, ...flags });

const kuzu = ['葛\u{E0100}音', 'カツラネ'] as const;
const tsuji = ['辻\u{E0100}髙', 'ツジタカ'] as const;
const saki = ['凪﨑', 'ナギサキ'] as const;

/** People whom tests, drills and pictures look up, the same in each town. */
export const storyHouseholds = [
  [
    person(kuzu, ['花子', 'ハナコ'], '1980-03-04', 'female', '世帯主'),
    person(kuzu, ['𠮷乃', 'ヨシノ'], '2008-07-15', 'female', '子'),
    person(kuzu, ['髙志', 'タカシ'], '2011-11-30', 'male', '子'),
  ],
  [
    person(tsuji, ['実', 'ミノル'], '1951-01-09', 'male', '世帯主'),
    person(tsuji, ['ハル', 'ハル'], '1953-12-24', 'female', '妻'),
  ],
  [person(saki, ['停', 'トマル'], '1972-05-20', 'male', '世帯主', { issueStopped: true })],
  [
    person(saki, ['守', 'マモル'], '1988-08-18', 'female', '世帯主', { supportMeasures: true }),
    person(saki, ['葵', 'アオイ'], '2017-02-03', 'female', '子', { supportMeasures: true }),
  ],
  [person(unprintableSurname, ['一葉', 'カズハ'], '1990-10-10', 'female', '世帯主')],
];

import { describe, expect, it } from 'vitest';
import { courses } from './constants';
import { rightChoices } from './courses/constants';
import { markTest } from './courses/rules';
import { completionOf, fiscalYearOf, lastDayOf, openOn, spanProblem, traineesIn } from './rules';

it.each([
  ['2017-03-31', 2016],
  ['2017-04-01', 2017],
  ['2018-01-15', 2017],
])('%s lies in fiscal year %s', (date, year) => {
  expect(fiscalYearOf(date)).toBe(year);
});

it('ends in March', () => {
  expect(lastDayOf(2027)).toBe('2028-03-31');
});

it.each([
  ['nobody enrolled has no rate', { enrolled: 0, completed: 0 }, null],
  ['nobody through is zero', { enrolled: 5, completed: 0 }, 0],
  ['rounds down', { enrolled: 1000, completed: 999 }, 99],
  ['all', { enrolled: 3, completed: 3 }, 100],
])('%s', (_name, counts, rate) => {
  expect(completionOf(counts)).toBe(rate);
});

describe('a list of trainees', () => {
  it('passes over headings and empty lines, and takes full-width digits', () => {
    const { trainees, problems } = traineesIn([
      ['職員番号', '氏名', '所属', 'ログインID'],
      ['００１２', '試験 一郎', '税務課', ''],
      [''],
      ["'0013", '試験 二郎'],
    ]);
    expect(problems).toEqual([]);
    expect(trainees).toEqual([
      { staffNumber: '0012', name: '試験 一郎', department: '税務課', loginId: '' },
      { staffNumber: '0013', name: '試験 二郎', department: '', loginId: '' },
    ]);
  });

  it.each([
    ['one column', [['0012']], 'columns'],
    ['five columns', [['1', '2', '3', '4', '5']], 'columns'],
    ['no number', [['', '試験 一郎']], 'staffNumber'],
    ['no name', [['0012', '']], 'name'],
    [
      'the same number twice',
      [
        ['12', 'あ'],
        ['１２', 'い'],
      ],
      'twice',
    ],
    ['a long name', [['12', 'あ'.repeat(101)]], 'tooLong'],
  ] as const)('%s', (_name, rows, kind) => {
    expect(traineesIn(rows).problems).toEqual([{ line: rows.length, kind }]);
  });
});

it.each(courses)('course %s passes with all right, and says what is wrong', (course) => {
  const right = rightChoices[course];
  expect(markTest(course, right)).toEqual({ score: 3, wrong: [], passed: true });
  const wrong = right.map((choice, index) => (index === 1 ? (choice === 'a' ? 'b' : 'a') : choice));
  expect(markTest(course, wrong)).toEqual({ score: 2, wrong: [2], passed: false });
  expect(markTest(course, [])).toMatchObject({ score: 0, passed: false });
});

describe('the days of the national plan', () => {
  const plan = { enrolFrom: '2017-05-15', startsOn: '2017-05-29', endsOn: '2018-03-30' };
  it.each([
    ['2017-05-14', false, false],
    ['2017-05-15', true, false],
    ['2017-05-29', true, true],
    ['2018-03-31', false, false],
  ])('%s: enrolment %s, courses %s', (date, enrolment, open) => {
    expect(openOn(plan, date)).toEqual({ enrolment, courses: open });
  });
  it('opens nothing without a plan', () => {
    expect(openOn(null, '2017-06-01')).toEqual({ enrolment: false, courses: false });
  });
  it.each([
    [plan, null],
    [{ ...plan, startsOn: '2017-05-01' }, 'startsOn'],
    [{ ...plan, endsOn: '2017-05-01' }, 'endsOn'],
    [{ ...plan, enrolFrom: '2017-02-30' }, 'enrolFrom'],
  ])('%j: %s', (span, problem) => {
    expect(spanProblem(span)).toBe(problem);
  });
});

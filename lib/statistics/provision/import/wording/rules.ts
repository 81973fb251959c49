import type { ErrorCode, Problem } from '@/lib/core/errors';
import { columns, problemsLimit } from '../../constants';
import type { ImportProblem, ImportRule } from '../types';

const codes: Readonly<Record<ImportRule, ErrorCode>> = {
  heading: 'statistics.importHeading',
  headingTwice: 'statistics.importHeadingTwice',
  empty: 'statistics.importEmpty',
  noBody: 'statistics.importNoBody',
  noLaws: 'statistics.importNoLaws',
  unknownBody: 'statistics.importUnknownBody',
  month: 'statistics.importMonth',
  monthWithoutYear: 'statistics.importMonthWithoutYear',
  monthBackwards: 'statistics.importMonthBackwards',
  tooEarly: 'statistics.importTooEarly',
  inFuture: 'statistics.importInFuture',
  count: 'statistics.importCount',
  negative: 'statistics.importNegative',
  fraction: 'statistics.importFraction',
  tooLarge: 'statistics.importTooLarge',
  method: 'statistics.importMethod',
  twoMethods: 'statistics.importTwoMethods',
  lineTwice: 'statistics.importLineTwice',
  groupTwice: 'statistics.importGroupTwice',
  monthImported: 'statistics.importMonthImported',
  afterTotal: 'statistics.importAfterTotal',
  totalManyYears: 'statistics.importTotalManyYears',
  totalDiffers: 'statistics.importTotalDiffers',
  tooMany: 'statistics.importTooMany',
  unreadable: 'statistics.importUnreadable',
};

/** What is wrong in a file, for people: each with its line and the field's name in the file. */
export function importProblems(problems: readonly ImportProblem[], limit = problemsLimit): Problem[] {
  const told = problems.slice(0, limit).map(({ line, field, rule, value }): Problem => {
    return { code: codes[rule], field: 'fileIds', params: { line, field: field === '' ? '' : columns[field], value } };
  });
  const more = problems.length - told.length;
  return more > 0 ? [...told, { code: 'statistics.importMore', field: 'fileIds', params: { count: more } }] : told;
}

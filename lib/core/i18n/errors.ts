import type { ErrorCode, Problem, ToldProblem } from '@/lib/core/errors';
import { catalog } from './catalog';
import { domainWords } from './domain-words';
import { fill, valuesIn } from './fill';
import type { Locale } from './locale';

type Texts = Readonly<Record<string, string>>;

function collect(locale: Locale): Texts {
  const declared = domainWords(locale).flatMap(([name, { errors = {} }]) =>
    Object.entries(errors).map(([code, text]) => [`${name}.${code}`, text]),
  );
  return { ...catalog[locale].errors, ...Object.fromEntries(declared) };
}

/** Every code with its message, its places unfilled. */
export const errorTexts: Readonly<Record<Locale, Texts>> = { ja: collect('ja'), en: collect('en') };

export const isErrorCode = (text: unknown): text is ErrorCode =>
  typeof text === 'string' && Object.hasOwn(errorTexts.ja, text);

/** What a problem says to the reader; for a failure of ours with the number that finds its log line. */
export function errorText({ code, params }: Pick<Problem, 'code' | 'params'>, locale: Locale): string {
  const text = fill(errorTexts[locale][code] ?? code, valuesIn(locale, params));
  return params?.reference === undefined ? text : `${text} ${fill(catalog[locale].ui.reference, params)}`;
}

export const tellProblems = (problems: readonly Problem[], locale: Locale): ToldProblem[] =>
  problems.map((problem) => ({ ...problem, text: errorText(problem, locale) }));

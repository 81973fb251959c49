import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import type { Term } from './terms';

/** Terms that decide, the rarest of the question. */
const termsMost = 12;

export interface Weighed extends Term {
  /** How much it says, whichever way: the rarer, the more (the logarithm of one in so many texts). */
  readonly weight: number;
  /** How much each alternative says; what was not typed less than what was, however rare it is. */
  readonly weights: readonly number[];
}

const untyped = 0.8;

/** A term with each alternative's share of all texts, per mille. */
function weigh(term: Term, perMille: readonly number[]): Weighed {
  const share = Math.min(
    perMille.reduce((sum, one) => sum + one, 0),
    900,
  );
  const [typed = 0, ...others] = perMille.map((one) => Math.log(1000 / Math.min(one, 900)));
  const weights = [typed, ...others.map((one) => Math.min(one, typed) * untyped)];
  return { ...term, weight: Math.log(1000 / share), weights };
}

const deciding = (terms: readonly Weighed[]): Weighed[] =>
  [...terms].sort((a, b) => b.weight - a.weight).slice(0, termsMost);

const frequenciesShape = z.object({ frequencies: z.array(z.number()) });

/** The terms that decide, each with how much it says, the rarest first. */
export async function weighTerms(db: Ask, terms: readonly Term[]): Promise<Weighed[]> {
  const words = terms.flatMap(({ alternatives }) => alternatives);
  if (words.length === 0) return [];
  const [row] = await askRows(db, frequenciesShape)`
    SELECT renkei.term_frequencies(${words}::text[]) AS frequencies`;
  const frequencies = [...(row?.frequencies ?? [])];
  return deciding(terms.map((term) => weigh(term, frequencies.splice(0, term.alternatives.length))));
}

const sumOf = (terms: readonly Weighed[]): number => terms.reduce((sum, { weight }) => sum + weight, 0);

/** What is suggested without being asked for says this share of what was typed, and as much as one word of twenty texts says. */
const suggestedShare = 0.4;
const suggestedLeast = Math.log(20);

/** A term that hardly any text has says who is asking or where, and no answer has it: it is not asked of a suggestion. */
const rarest = Math.log(1000);

/** What a suggestion must say of these terms, by weight: common words alone suggest nothing. */
export const leastSuggested = (terms: readonly Weighed[]): number =>
  Math.max(suggestedLeast, suggestedShare * sumOf(terms.filter(({ weight }) => weight < rarest)));

/** What was asked for is found where this share of it is said: 情報 alone is nothing about 生体情報. */
const foundShare = 0.2;

/** What a text must say of these terms to be found by them, by weight. */
export const leastFound = (terms: readonly Weighed[]): number => foundShare * sumOf(terms);

import { fill } from '@/lib/core/i18n/fill';
import type { TicketMove } from '@/lib/tickets/constants';
import type { SuggestionLabels } from './suggestion-labels';

/** What is found for words that are being typed. */
export interface Answer {
  readonly items: readonly { number: number; title: string; answer: string }[];
  readonly articles: readonly { number: string; title: string; body: string }[];
  readonly answers: readonly { number: string; subject: string; answer: string }[];
}

/** One answer to choose. */
export interface Item {
  readonly key: string;
  readonly href: string;
  /** What it is called by: its number, or that it is of the FAQ, whose numbers nobody reads out. */
  readonly mark: string;
  readonly title: string;
  readonly answer: string;
  /** What an answer that takes it over says at its end. */
  readonly source: string;
}

/** The beginning of what was typed. Half of a character is sent nowhere: neither an address nor the server takes it. */
export const beginningOf = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

/** Whether what is written with a move may take over an earlier answer: a note, and words of who asks, do not. */
export const isAnswer = (move: TicketMove): boolean => move === 'answer' || move === 'pass_on';

/** So many can be compared while somebody speaks. */
export const shownMost = 3;

type Sources = Pick<SuggestionLabels, 'article' | 'sourceOf' | 'sourceArticle' | 'sourceTicket'>;

/** The few that are shown: one of each kind first, what was checked by a second person before what was once answered, then the rest. */
export function toItems({ items, articles, answers }: Answer, labels: Sources): Item[] {
  const kinds: readonly (readonly Item[])[] = [
    items.map(({ number, title, answer }) => ({
      key: `K-${number}`,
      href: `/knowledge/${number}`,
      mark: `K-${number}`,
      title,
      answer,
      source: fill(labels.sourceOf, { number: `K-${number}` }),
    })),
    answers.map(({ number, subject, answer }) => ({
      key: number,
      href: `/tickets/${number}`,
      mark: number,
      title: subject,
      answer,
      source: fill(labels.sourceTicket, { number }),
    })),
    articles.map(({ number, title, body }) => ({
      key: number,
      href: `/articles/${number}`,
      mark: labels.article,
      title,
      answer: body,
      source: fill(labels.sourceArticle, { number }),
    })),
  ];
  const firsts = kinds.flatMap((kind) => kind.slice(0, 1));
  return [...firsts, ...kinds.flatMap((kind) => kind.slice(1))].slice(0, shownMost);
}

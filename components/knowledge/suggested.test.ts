import { expect, it } from 'vitest';
import { ticketMoves } from '@/lib/tickets/constants';
import { beginningOf, isAnswer, toItems } from './suggested';

const labels = {
  article: 'FAQ',
  sourceOf: '（{number}）',
  sourceTicket: '（問合せ {number}）',
  sourceArticle: '（FAQ {number}）',
};
const item = (number: number) => ({ number, title: '題', answer: '答え' });
const answer = (number: string) => ({ number, subject: '件名', answer: '答え' });
const article = (number: string) => ({ number, title: '題', body: '本文' });

it.each([
  ['one of each kind', [item(1), item(2)], [answer('a'), answer('b')], [article('x')], ['K-1', 'a', 'x']],
  ['what there is', [], [answer('a'), answer('b'), answer('c'), answer('d')], [], ['a', 'b', 'c']],
  ['checked answers before others', [item(1), item(2)], [answer('a'), answer('b')], [], ['K-1', 'a', 'K-2']],
  ['nothing', [], [], [], []],
] as const)('shows at most three: %s', (_name, items, answers, articles, keys) => {
  const shown = toItems({ items, answers, articles }, labels);
  expect(shown.map(({ key }) => key)).toEqual(keys);
});

it('says where an answer that is taken over comes from', () => {
  const [one] = toItems({ items: [], answers: [answer('26-000001-2')], articles: [] }, labels);
  expect(one).toMatchObject({ href: '/tickets/26-000001-2', source: '（問合せ 26-000001-2）' });
});

it('calls an article of the FAQ by no number', () => {
  const shown = toItems({ items: [item(7)], answers: [answer('26-000001-2')], articles: [article('ART1')] }, labels);
  expect(shown.map(({ mark, title }) => `${mark} ${title}`)).toEqual(['K-7 題', '26-000001-2 件名', 'FAQ 題']);
});

it('is taken over into answers only', () => {
  expect(ticketMoves.filter(isAnswer)).toEqual(['answer', 'pass_on']);
});

it('cuts what was typed between characters', () => {
  const text = `${'字'.repeat(59)}😀の画面`;
  expect([beginningOf(text, 60), beginningOf(text, 61), beginningOf('短い', 60)]).toEqual([
    '字'.repeat(59),
    `${'字'.repeat(59)}😀`,
    '短い',
  ]);
  expect(() => encodeURIComponent(beginningOf(text, 60))).not.toThrow();
});

import { expect, it } from 'vitest';
import { cutAt, exactMarks, marksOf, snippetOf } from './snippet';

const marked = (question: string, text: string) =>
  snippetOf(text, marksOf(question), true)
    .filter(({ hit }) => hit)
    .map(({ text: hit }) => hit);

it.each([
  ['a run of kanji as a whole', '益田市の番号', '益田市から番号の件', ['益田市', '番号']],
  ['no pair of a run inside another word', '大田市', '益田市の件、大田区の件', []],
  ['a pair of a run that is a word by itself', '日次処理', '日次の処理が止まる', ['日次', '処理']],
  ['a stretch of a run that goes on', '住民票写し', '住民票の写し', ['住民票']],
  ['a longer run in one piece', '転出証明書情報', '転出証明書情報を送る', ['転出証明書情報']],
  ['two kanji that were all that was typed', '番号', '個人番号', ['番号']],
  ['a katakana word with its long vowel', 'エラー', 'エラーコードと、置き換えられずに残る字', ['エラー']],
  ['a katakana word in half width', 'エラー', 'ｴﾗｰが出た', ['ｴﾗｰ']],
  ['kana typed as a whole', 'ズレ', '印字がずれた', ['ずれ']],
  ['kana only where no kanji was typed', 'おかしい', '表示がおかしいので', ['おかしい']],
  ['a code', 'E-1234', 'E-1234 と E1234', ['E-1234', 'E1234']],
] as const)('marks %s', (_, question, text, expected) => expect(marked(question, text)).toEqual(expected));

it('marks words that must stand as they are everywhere', () => {
  const hits = snippetOf('置き換えられずに、えら', exactMarks(['えら']), true).filter(({ hit }) => hit);
  expect(hits).toHaveLength(2);
});

it('shows what a text has to do with the search, even where nothing of it is marked', () => {
  expect(snippetOf('益田市の件', marksOf('大田市'))).toEqual([{ at: 0, text: '益田市の件', hit: false }]);
  expect(snippetOf('ほかの件', marksOf('大田市'))).toEqual([]);
});

it('cuts no character in two', () => {
  for (let lead = 20; lead < 30; lead += 1) {
    const text = `${'𠮷'.repeat(lead)}${lead % 2 ? 'あ' : ''}外字${'辻\u{e0100}'.repeat(60)}`;
    const said = snippetOf(text, marksOf('外字')).map((part) => part.text);
    expect(said.join('')).not.toMatch(/\p{Surrogate}/u);
    expect(said.at(-2)?.endsWith('辻')).toBe(false);
  }
  expect([cutAt('𠮷野', 1), cutAt('か\u3099き', 1), cutAt('abc', 9)]).toEqual([0, 0, 3]);
});

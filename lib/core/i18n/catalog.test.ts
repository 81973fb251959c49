import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from './catalog';
import { domainWords } from './domain-words';
import { type Locale, locales } from './locale';

type Node = string | { [key: string]: Node };

function flatten(node: Node, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => flatten(child, path ? `${path}.${key}` : key));
}

const messages = (locale: Locale) => flatten(catalog[locale] as unknown as Node);

/** Names of the ICU arguments (`{name}`, `{count, plural, …}`; not the text of a branch, `one {file}`) and of rich text tags. */
function places(message: string): string[] {
  const names = message.matchAll(/(?<!\b(?:zero|one|two|few|many|other|=\d+)\s*)\{\s*(\w+)\s*[,}]/g);
  const tags = message.matchAll(/<(\w+)>/g);
  return [...new Set([...names, ...tags].map((match) => match[1] ?? ''))].sort();
}

describe('message catalogs', () => {
  const japanese = new Map(messages('ja'));
  const english = new Map(messages('en'));

  it('have the same keys in every language', () => {
    expect([...english.keys()].sort()).toEqual([...japanese.keys()].sort());
  });

  // Dates are written from other parts in each language; `format.test.ts` looks at the outcome.
  it('take the same values in every language', () => {
    const differing = [...japanese].filter(
      ([key, text]) => !key.startsWith('format.') && `${places(text)}` !== `${places(english.get(key) ?? '')}`,
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it.each(locales)('list every file of %s, of the portal and of each domain', (locale) => {
    const found = readdirSync('lib', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.includes(`messages/${locale}/`) && file.endsWith('.json'))
      .map((file) => file.replace('.json', '').split('/'));
    const files = found.map(([folder, ...rest]) => (rest.at(-1) === 'domain' ? `domains.${folder}` : rest.at(-1)));
    const { domains, ...others } = catalog[locale];
    const names = [...Object.keys(others), ...Object.keys(domains).map((name) => `domains.${name}`)];
    expect(names.sort()).toEqual(files.sort());
  });

  it.each(locales)('have no empty message in %s', (locale) => {
    expect(messages(locale).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(locales)('keep those that are filled in without a parser simple in %s', (locale) => {
    const { errors, format, ui } = catalog[locale];
    const sent = flatten({
      ...{ errors, format, ui },
      ...Object.fromEntries(domainWords(locale).map(([name, { errors = {} }]) => [name, errors])),
      ...Object.fromEntries(
        domainWords(locale).map(([name, words]) => [`${name} kinds`, words.notifications?.kinds ?? {}]),
      ),
    } as Node);
    const complex = sent.filter(([, text]) => /[{}<>']/.test(text.replace(/\{\w+\}/g, '')) && !text.includes('’'));
    expect(complex).toEqual([]);
  });

  it('says one thing in one word', () => {
    const said = (word: string) => [...japanese].filter(([, text]) => text.includes(word)).map(([key]) => key);
    // What a desk has to act on is not all that it holds: answers to be read are with it, too.
    expect(said('対応が必要').filter((key) => key.startsWith('tickets.'))).toEqual([]);
    for (const gone of [
      'いま持って',
      '未到達',
      '担当になる',
      '担当者を決める',
      '次にすること',
      '現存',
      '打ち間違',
      '改ざんなし',
    ]) {
      expect([gone, said(gone)]).toEqual([gone, []]);
    }
    const { tickets, audit, dashboard } = catalog.ja;
    expect([tickets.newTitle, dashboard.ask]).toEqual([tickets.newAction, tickets.newAction]);
    expect(dashboard.chainIntact).toBe(audit.chain.intact);
  });

  it('has Japanese in Japanese and none in English, names apart', () => {
    const kana = /[\u3040-\u30ff]/;
    expect([...english].filter(([, text]) => kana.test(text)).map(([key]) => key)).toEqual([]);
  });
});

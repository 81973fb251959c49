import fc from 'fast-check';
import { createElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { writeMarkup } from './write';

/** The same markup with one name for the apostrophe, without the stroke of XML, and with attributes in one order. */
const plain = (markup: string) =>
  markup
    .replaceAll('&#x27;', '&#39;')
    .replaceAll('/>', '>')
    .replace(/(<\w+)((?: [-\w]+="[^"]*")+)/g, (_, tag: string, attributes: string) =>
      [tag, ...(attributes.match(/ [-\w]+="[^"]*"/g) ?? []).toSorted()].join(''),
    );
const written = async (node: ReactNode) => plain((await writeMarkup(node)).text);
const byReact = (node: ReactNode) => plain(renderToStaticMarkup(node));

function Both({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      {null}
      {[<b key="a">1</b>, false, 2, undefined]}
    </>
  );
}

async function Slow({ wait, text }: { wait: number; text: string }) {
  await new Promise((resolve) => setTimeout(resolve, wait));
  return <i>{text}</i>;
}

async function Failing(): Promise<ReactNode> {
  throw new Error('no such row');
}

const forClients = Object.assign(() => null, { $$typeof: Symbol.for('react.client.reference') });

const samples: Record<string, ReactElement> = {
  text: <p>{'<script>&"\'  葛󠄀城 𠮷田\u0000'}</p>,
  attributes: (
    <a aria-current="page" className={'"><script>'} data-name="&" href="/a?b=1&c=2" title="'">
      x
    </a>
  ),
  nothing: (
    <p className={undefined} hidden={false} title="">
      {null}
      {true}
      {''}
    </p>
  ),
  booleans: (
    <button aria-pressed={false} aria-expanded data-open={true} disabled hidden type="button">
      {0}
    </button>
  ),
  'fragments, lists, numbers': <Both>text</Both>,
  'empty elements': (
    <p>
      <br />
      <input defaultValue={'a"b'} name="q" required type="search" />
      <input defaultChecked name="c" type="checkbox" value="1" />
      <input defaultChecked={false} name="d" type="checkbox" value="1" />
    </p>
  ),
  select: (
    <select defaultValue="2" name="s">
      <option value="">-</option>
      <optgroup label="group">
        <option value={1}>one</option>
        <option value={2}>two</option>
      </optgroup>
    </select>
  ),
  'select without a choice': (
    <select name="s">
      <option value="1">one</option>
    </select>
  ),
  drawing: (
    <svg aria-label="bars" className="icon" role="img" shapeRendering="crispEdges" viewBox="0 0 9 9">
      <path d="M0 0h1" stroke="#000" strokeWidth="2" />
      <text textAnchor="middle" x={1.5}>
        1
      </text>
    </svg>
  ),
  table: (
    <table>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rows of long lists are placed so */}
      <tbody dangerouslySetInnerHTML={{ __html: '<tr><td>1</td></tr>' }} />
    </table>
  ),
};

describe('writeMarkup', () => {
  for (const [name, sample] of Object.entries(samples)) {
    it(`writes what React writes: ${name}`, async () => {
      expect(await written(sample)).toBe(byReact(sample));
    });
  }

  it('names attributes as HTML reads them, whatever the case', async () => {
    const sample = (
      <td colSpan={2} tabIndex={-1}>
        <label htmlFor="a">
          <time dateTime="2026-01-01">1</time>
          <input autoComplete="off" enterKeyHint="search" id="a" maxLength={3} readOnly value="v" />
        </label>
      </td>
    );
    expect((await written(sample)).toLowerCase()).toBe(byReact(sample).toLowerCase());
  });

  it('writes what React writes, whatever the tree', async () => {
    const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null), fc.boolean());
    const attributes = fc.record(
      {
        className: fc.string({ unit: 'binary' }),
        title: fc.string({ unit: 'binary' }),
        hidden: fc.boolean(),
        'aria-label': fc.string(),
        'data-n': fc.integer(),
      },
      { requiredKeys: [] },
    );
    const { tree } = fc.letrec<{ tree: ReactNode }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc
          .tuple(fc.constantFrom('div', 'p', 'span'), attributes, fc.array(tie('tree'), { maxLength: 4 }))
          .map(([type, props, children]) => createElement(type, props, ...children)),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (node) => {
        expect(await written(node)).toBe(byReact(node));
      }),
      { seed: 20_261_120 },
    );
  }, 30_000);

  it('waits for components that fetch, in their order', async () => {
    const part = (
      <p>
        <Slow text="1" wait={20} />-<Slow text="2" wait={1} />
      </p>
    );
    expect(await written(part)).toBe('<p><i>1</i>-<i>2</i></p>');
  });

  it('keeps the first line of a text area, and an empty first line, too', async () => {
    expect(await written(<textarea defaultValue={'\na<'} name="t" />)).toBe('<textarea name="t">\n\na&lt;</textarea>');
  });

  it('keeps an empty first line of text that is written as it stands', async () => {
    expect(await written(<pre>{'\na'}</pre>)).toBe('<pre>\n\na</pre>');
  });

  it('fails with what a component throws', async () => {
    await expect(written(<Failing />)).rejects.toThrow('no such row');
  });

  it.each<[string, ReactNode]>([
    ['a client component', createElement(forClients, { key: 'c' })],
    ['a function', <form action={() => {}} key="f" />],
    ['a style', <p key="s" style={{ color: 'red' }} />],
    [
      'a script as an address',
      <a href={' java\nscript:alert(1)'} key="j">
        x
      </a>,
    ],
    ['an object', { text: '<b>' } as unknown as ReactNode],
  ])('refuses %s', async (_what, node) => {
    await expect(written(node)).rejects.toThrow(TypeError);
  });
});

import { describe, expect, it } from 'vitest';
import { isActionBody } from './action-body.mjs';

const id = '7f83d79adcbcfd5c60f7ee2e5dbf49aca3f6758638';
type Field = readonly [name: string, value: string | Blob];
const form = (fields: readonly Field[]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value as string);
  return data;
};
const nested = `${'['.repeat(50)}${']'.repeat(50)}`;

describe('an action that a page’s script calls', () => {
  const right: Field[] = [
    ['_1_subject', '件名'],
    ['_1_roles', 'staff'],
    ['_1_roles', 'auditor'],
  ];
  const call = (sent: string, ...more: Field[]): Field[] => [...right, ['0', sent], ...more];

  it.each<[string, Field[]]>([
    ['the first time', call('[{"status":"idle"},"$K1"]')],
    ['after a failure', call('[{"status":"failed","problems":[],"typed":{"a":"$$1","b":["x"]}},"$K1"]')],
    ['a state with nothing in it', call('["$undefined","$K1"]')],
  ])('is let through: %s', (_name, fields) => expect(isActionBody(form(fields), true)).toBe(true));

  it.each<[string, Field[]]>([
    ['no arguments', right],
    ['nothing at all', []],
    ['no JSON', call('{"a')],
    ['no list', call('5')],
    ['the form twice', call('[{},"$K1","$K1"]')],
    ['another form', call('[{},"$K2"]')],
    ['no form', call('[{},5]')],
    ['arguments twice', call('[{},"$K1"]', ['0', '[{},"$K1"]'])],
    ['a reference', call('["$1","$K1"]')],
    ['a reference deep inside', call('[{"a":[{"b":"$1:__proto__:then"}]},"$K1"]')],
    ['a promise', call('["$@1","$K1"]')],
    ['a function', call('["$h1","$K1"]')],
    ['a long number', call(`["$n${'9'.repeat(300)}","$K1"]`)],
    ['nested without end', call(`[${nested},"$K1"]`)],
    ['a state of ten thousand values', call(`[[${'0,'.repeat(10_000)}0],"$K1"]`)],
    ['another chunk', call('[{},"$K1"]', ['1', '{}'])],
    ['a file', call('[{},"$K1"]', ['_1_file', new Blob(['x'])])],
  ])('is refused: %s', (_name, fields) => expect(isActionBody(form(fields), true)).toBe(false));
});

describe('a form that is sent without script', () => {
  const reference: Field[] = [
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', `{"id":"${id}","bound":"$@1"}`],
    ['$ACTION_1:1', '[{"status":"idle"}]'],
    ['$ACTION_KEY', 'k1'],
  ];
  const without = (name: string) => reference.filter(([one]) => one !== name);
  const instead = (name: string, value: string): Field[] => [...without(name), [name, value]];

  it.each<[string, Field[]]>([
    ['with what it was before', [...reference, ['subject', '件名']]],
    [
      'nothing bound',
      [
        ['$ACTION_REF_1', ''],
        ['$ACTION_1:0', `{"id":"${id}","bound":null}`],
      ],
    ],
    ['an action by its id', [[`$ACTION_ID_${id}`, '']]],
    ['for no action', [['subject', '件名']]],
  ])('is let through: %s', (_name, fields) => expect(isActionBody(form(fields), false)).toBe(true));

  it.each<[string, Field[]]>([
    ['a reference to nothing', without('$ACTION_1:0')],
    ['nothing where something is bound', without('$ACTION_1:1')],
    ['no JSON', instead('$ACTION_1:0', '{')],
    ['null', instead('$ACTION_1:0', 'null')],
    ['no id', instead('$ACTION_1:0', '{"id":"x","bound":null}')],
    ['bound elsewhere', instead('$ACTION_1:0', `{"id":"${id}","bound":"$@2"}`)],
    ['a reference with more to it', instead('$ACTION_1:0', `{"id":"${id}","bound":"$@1","x":"$F1"}`)],
    ['bound to no list', instead('$ACTION_1:1', '5')],
    ['bound to more than a state', instead('$ACTION_1:1', '[{},{}]')],
    ['bound to a reference', instead('$ACTION_1:1', '["$1"]')],
    ['described twice', [...reference, ['$ACTION_1:0', `{"id":"${id}","bound":null}`]]],
    [
      'many references',
      [1, 2, 3].flatMap((n) => reference.map(([name, value]): Field => [name.replace('1', `${n}`), value])),
    ],
    ['a file', [...reference, ['file', new Blob(['x'])]]],
  ])('is refused: %s', (_name, fields) => expect(isActionBody(form(fields), false)).toBe(false));
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { saveDraftSchema } from './schema';

const parse = (fields: string) => saveDraftSchema.safeParse({ ticketId: '', fields });

describe('a draft', () => {
  it.each([
    ['what was typed', { question: '葛\u{e0100}城市の件\n二行目' }],
    ['more than may be sent, so that it can be shortened', { question: '字'.repeat(12_000) }],
    ['nothing yet', {}],
  ])('keeps %s', (_name, fields) => expect(parse(JSON.stringify(fields)).data?.fields).toEqual(fields));

  it('keeps the ids of as many files as may be attached', () => {
    const parseFiles = (count: number) =>
      saveDraftSchema.safeParse({ ticketId: '', fields: '{}', fileIds: Array.from({ length: count }, randomUUID) });
    expect(parseFiles(10).data?.fileIds).toHaveLength(10);
    expect(parseFiles(11).success).toBe(false);
    expect(saveDraftSchema.safeParse({ ticketId: '', fields: '{}', fileIds: ['../x'] }).success).toBe(false);
  });

  it.each([
    ['no JSON', 'question=1'],
    ['a list', '["question"]'],
    ['something inside a field', '{"question":{"contains":""}}'],
    ['a number', '{"question":1}'],
    ['NUL, written with an escape', '{"question":"a\\u0000b"}'],
    ['half a character, written with an escape', '{"question":"a\\ud842"}'],
    ['NUL in the name of a field', '{"a\\u0000":"b"}'],
    ['more than a form holds', JSON.stringify({ question: '字'.repeat(40_001) })],
    [
      'more fields than a form has',
      JSON.stringify(Object.fromEntries(Array.from({ length: 31 }, (_, at) => [at, 'a']))),
    ],
  ])('refuses %s', (_name, json) => expect(parse(json).success).toBe(false));
});

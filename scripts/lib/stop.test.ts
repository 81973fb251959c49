import { expect, it } from 'vitest';
import { exitCodeOf, failureOf, Stop } from './stop.mjs';

const words = { ja: expect.any(String), en: expect.any(String) };
const systemError = (code: string) => Object.assign(new Error(`${code}: no`), { code, path: '/data' });

it.each<[string, unknown, number, object]>([
  ['wrong use', new Stop('誤り', 'wrong', { code: 2 }), 2, { code: 'usage', message: { ja: '誤り', en: 'wrong' } }],
  ['a known reason', new Stop('止', 'stop'), 1, { code: 'stopped' }],
  ['a named reason', new Stop('止', 'stop', { reason: 'starting' }), 1, { code: 'starting' }],
  ['what lies underneath', new Stop('止', 'stop', { detail: 'npm error' }), 1, { detail: 'npm error' }],
  ['a full disk', systemError('ENOSPC'), 1, { code: 'disk_full' }],
  ['a folder of somebody else', systemError('EACCES'), 1, { code: 'not_writable' }],
  ['a fault of ours', new Error('boom'), 1, { code: 'fault', detail: expect.stringContaining('stop.test') }],
  ['something thrown', 'boom', 1, { code: 'fault', message: { ja: '予期しない失敗: boom', en: 'Unexpected: boom' } }],
])('%s is told to programs with code, message and what to do', (_name, error, exit, expected) => {
  expect(failureOf(error)).toMatchObject({
    ok: false,
    code: expect.any(String),
    message: words,
    todo: words,
    ...expected,
  });
  expect(exitCodeOf(error)).toBe(exit);
});

it('wrong use is answered with the use of the command that was meant', () => {
  const todo = failureOf(new Stop('誤り', 'wrong', { code: 2 }), 'doctor [--json]').todo;
  expect([todo.ja, todo.en]).toEqual([
    '正しい使い方: npx renkei doctor [--json]',
    'Use it so: npx renkei doctor [--json]',
  ]);
});

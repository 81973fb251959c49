import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { takeTurn } from './large-forms.mjs';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answer = () => new ServerResponse(new IncomingMessage(new Socket()));
const begin = (response: ServerResponse, name: string, begun: string[]) =>
  takeTurn(response).then(() => void begun.push(name));

const next = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

it('answers large forms one after the other, with a pause, and does not wait for ever for a reader', async () => {
  const all = Array.from({ length: 3 }, answer);
  const begun: string[] = [];
  for (const [index, response] of all.entries()) void begin(response, String(index), begun);
  await next(100);
  expect(begun).toEqual(['0']);
  all[0]?.emit('close');
  await next(90);
  expect(begun).toEqual(['0']);
  await next(20);
  expect(begun).toEqual(['0', '1']);
  // Answered once, however often it is said.
  all[0]?.emit('close');
  await next(9_000);
  expect(begun).toEqual(['0', '1']);
  await next(1_500);
  expect(begun).toEqual(['0', '1', '2']);
  await next(11_000);
});

it('keeps no more in memory than may wait', async () => {
  const first = answer();
  expect(await takeTurn(first)).toBe(true);
  const waiting = Array.from({ length: 33 }, answer);
  const turns = waiting.map((response) => takeTurn(response));
  expect(await turns.at(-1)).toBe(false);
  for (const response of [first, ...waiting]) {
    response.emit('close');
    await next(11_000);
  }
  expect(await Promise.all(turns)).toEqual([...Array.from({ length: 32 }, () => true), false]);
});

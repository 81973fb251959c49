import { beforeAll, expect, it } from 'vitest';
import type { UserId } from '@/lib/core/ids';
import { type Asked, readChallenge, signChallenge } from './rules';

beforeAll(() => {
  process.env.RENKEI_SECRET ??= 'tests-only-tests-only-tests-only-tests-only';
  process.env.RENKEI_APP_DATABASE_URL ??= 'postgres://none';
});

const now = new Date('2026-11-28T09:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const [sato, suzuki] = ['018f-sato', '018f-suzuki'] as UserId[] as [UserId, UserId];
const asked: Asked = { purpose: 'factor', userId: sato };
const token = () => signChallenge(asked, 'abc_-1', now);

it('is read back for what it was made for, for five minutes', () => {
  const open = { challenge: 'abc_-1', expiresAt: later(300) };
  expect(readChallenge(asked, token(), now)).toEqual(open);
  expect(readChallenge(asked, token(), later(299))).toEqual(open);
});

it.each<[string, Asked, (token: string) => string, number]>([
  ['too late', asked, (text) => text, 300],
  ['for somebody else', { purpose: 'factor', userId: suzuki }, (text) => text, 0],
  ['for another purpose', { purpose: 'register', userId: sato }, (text) => text, 0],
  ['for a log-in that names nobody', { purpose: 'log_in', userId: null }, (text) => text, 0],
  ['with another challenge', asked, (text) => text.replace('abc', 'abd'), 0],
  ['with a longer life', asked, (text) => text.replace(/\.\d+\./, `.${later(9999).getTime()}.`), 300],
  ['with a life that is no number', asked, (text) => text.replace(/\.\d+\./, '.x.'), 0],
  ['without its signature', asked, (text) => text.slice(0, text.lastIndexOf('.')), 0],
  ['with a short signature', asked, (text) => text.slice(0, -10), 0],
  ['that is nothing', asked, () => '', 0],
])('is refused %s', (_name, purpose, change, seconds) => {
  expect(readChallenge(purpose, change(token()), later(seconds))).toBeNull();
});

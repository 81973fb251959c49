import { expect, it } from 'vitest';
import { idOf } from '@/lib/core/ids';
import { isFor, type LiveEvent, parseLiveEvent, parseStreamEnd } from './wire';

const reader = { organizationId: 'o1', userId: 'u1' };
const event = (organizations: LiveEvent['organizations'], users?: string[]): LiveEvent => ({
  topic: 'tickets',
  id: 't1',
  organizations,
  ...(users ? { users } : {}),
});

it.each([
  ['its organization', event(['o2', 'o1']), true],
  ['other organizations', event(['o2']), false],
  ['everybody', event('*'), true],
  ['its user', event(['o1'], ['u1']), true],
  ['another user of its organization', event(['o1'], ['u2']), false],
  ['its user, but another organization', event(['o2'], ['u1']), false],
])('concerns a reader: %s', (_, sent, expected) => {
  expect(isFor(sent, { userId: idOf(reader.userId), organizationId: idOf(reader.organizationId) })).toBe(expected);
});

it.each(['', 'x', '{}', '{"topic":1,"id":"x","organizations":"*"}', '{"topic":"t","id":"x","organizations":"all"}'])(
  'does not understand %s',
  (payload) => {
    expect(parseLiveEvent(payload)).toBeNull();
  },
);

it.each([
  ['the end of somebody', '{"endOf":"u1"}', 'u1'],
  ['a change', '{"topic":"t","id":"x","organizations":"*"}', null],
  ['nothing of ours', 'x', null],
])('hears %s', (_, payload, ended) => {
  expect(parseStreamEnd(payload)).toBe(ended);
  expect(ended === null || parseLiveEvent(payload) === null).toBe(true);
});

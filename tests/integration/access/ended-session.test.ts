import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { sealToken } from '@/lib/access/login/cookie';
import { endReasons, whyEnded } from '@/lib/access/login/ended-session';
import { catalog } from '@/lib/core/i18n/catalog';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { cookieOf } from '@/tests/support/endpoints/browser';

let person: Actor;
let cookie: string;
beforeAll(async () => {
  person = await createActor();
  cookie = await cookieOf(person);
});

const becomes = (change: string) =>
  owner()
    .query(
      `UPDATE sessions SET revoked_at = NULL, end_reason = NULL, last_seen_at = now(), expires_at = now() + interval '12 hours' WHERE user_id = $1`,
      [person.userId],
    )
    .then(() => owner().query(`UPDATE sessions SET ${change} WHERE user_id = $1`, [person.userId]));

it.each([
  ['nothing while it goes on', 'last_seen_at = now()', null],
  ['that nothing was done for a while', "last_seen_at = now() - interval '16 minutes'", 'idle'],
  ['that its time is over', "expires_at = now() - interval '1 minute'", 'expired'],
  ['that it was ended at another computer', "revoked_at = now(), end_reason = 'revoked'", 'revoked'],
  ['that the password was changed', "revoked_at = now(), end_reason = 'password_changed'", 'password_changed'],
  ['that the account was disabled', "revoked_at = now(), end_reason = 'disabled'", 'disabled'],
  ['at least that somebody ended it', "revoked_at = now(), end_reason = 'unheard of'", 'revoked'],
])('the log-in page says %s', async (_what, change, reason) => {
  await becomes(change);
  expect(await whyEnded(cookie)).toBe(reason);
});

it('says nothing of a session to who does not have its cookie', async () => {
  await becomes("revoked_at = now(), end_reason = 'disabled'");
  expect([await whyEnded(undefined), await whyEnded('invented'), await whyEnded(await sealToken('another'))]).toEqual([
    null,
    null,
    null,
  ]);
});

it('has words for each reason', () => {
  for (const { entry } of Object.values(catalog)) expect(Object.keys(entry.ended)).toEqual(['title', ...endReasons]);
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '@/lib/access/actor';
import {
  answerWithCode,
  beginOwedEnrollment,
  enrollByCode,
  replaceIssuedPassword,
} from '@/lib/accounts/pending/mutations';
import { getPendingFor } from '@/lib/accounts/pending/queries';
import { deriveRecoveryCodes, replaceRecoveryCodes } from '@/lib/accounts/recovery/mutations';
import { beginTotp, spendTotpCode } from '@/lib/accounts/totp/mutations';
import { setClock } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { createActor } from '@/tests/support/actors';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { codeOf, giveLogin, logIn, opened, pendingOf, placeAt, rightPassword } from '@/tests/support/logins';

const start = new Date('2026-11-20T01:00:00Z');
let clock = start.getTime();
/** Codes work once per half minute, so time passes in steps of one. */
const passTime = (seconds = 30) => {
  clock += seconds * 1000;
  setClock(new Date(clock));
};
const place = () => placeAt('192.0.2.20');
const refused = (code: string, field?: string) => ({ ok: false, problems: [{ code, ...(field && { field }) }] });

beforeAll(() => passTime(0));
afterEach(() => passTime());
afterAll(() => setClock(undefined));

async function somebody(roles: readonly Role[] = ['staff']): Promise<Actor> {
  const actor = await createActor({ kind: 'municipality', roles });
  await giveLogin(actor);
  return actor;
}

async function withApp(roles?: readonly Role[]): Promise<Actor> {
  const actor = await somebody(roles);
  await withSystem('test', (db) => beginTotp(db, actor.userId));
  const code = await codeOf(actor.userId);
  expect(await withSystem('test', (db) => spendTotpCode(db, actor.userId, code, false))).toBe(true);
  passTime();
  return actor;
}

const entriesOf = async (event: string, actor: Actor) =>
  (await auditOf(event)).filter(({ target_id, actor_user_id }) => [target_id, actor_user_id].includes(actor.userId));

describe('a second factor', () => {
  it('is asked for by whoever has one; the password alone opens nothing', async () => {
    const actor = await withApp();
    const pending = pendingOf(await logIn(actor.loginId, place()));
    expect(pending.step).toBe('factor');
    expect((await owner().query('SELECT FROM sessions WHERE user_id = $1', [actor.userId])).rowCount).toBe(0);
    const entry = opened(await answerWithCode(pending.token, await codeOf(actor.userId), place()));
    expect(entry.next).toBe('/');
    const { rows } = await owner().query('SELECT method, second_factor FROM sessions WHERE user_id = $1', [
      actor.userId,
    ]);
    expect(rows).toEqual([{ method: 'password', second_factor: 'totp' }]);
    expect(await answerWithCode(pending.token, await codeOf(actor.userId), place())).toEqual(
      refused('accounts.logInOver'),
    );
  });

  it('does not accept a code twice', async () => {
    const actor = await withApp();
    const code = await codeOf(actor.userId);
    opened(await answerWithCode(pendingOf(await logIn(actor.loginId, place())).token, code, place()));
    const again = pendingOf(await logIn(actor.loginId, place()));
    expect(await answerWithCode(again.token, code, place())).toEqual({
      ok: false,
      problems: [{ code: 'accounts.wrongCode', field: 'code' }],
    });
  });

  it('accepts a code once also when it comes ten times at the same moment', async () => {
    const actor = await withApp();
    const tokens = await Promise.all(
      Array.from({ length: 5 }, async () => pendingOf(await logIn(actor.loginId, place())).token),
    );
    const code = await codeOf(actor.userId);
    const results = await Promise.all(tokens.map((token) => answerWithCode(token, code, place())));
    const losers = results.filter(({ ok }) => !ok);
    expect(losers).toEqual(Array(4).fill(refused('accounts.wrongCode', 'code')));
    expect((await owner().query('SELECT FROM sessions WHERE user_id = $1', [actor.userId])).rowCount).toBe(1);
  });

  it('ends the log-in after five wrong codes', async () => {
    const actor = await withApp();
    const { token } = pendingOf(await logIn(actor.loginId, place()));
    for (let i = 0; i < 5; i++) await answerWithCode(token, '000000', place());
    passTime(3600);
    expect(await answerWithCode(token, await codeOf(actor.userId), place())).toMatchObject({
      problems: [{ code: 'accounts.logInOver' }],
    });
    expect(await entriesOf('session.refused', actor)).toMatchObject(
      Array.from({ length: 5 }, () => ({ after: { reason: 'wrong_code' } })),
    );
  });

  it('slows guesses down over several log-ins', async () => {
    const actor = await withApp();
    for (let i = 0; i < 5; i++) {
      const { token } = pendingOf(await logIn(actor.loginId, place()));
      await answerWithCode(token, '000000', place());
    }
    const { token } = pendingOf(await logIn(actor.loginId, place()));
    expect(await answerWithCode(token, await codeOf(actor.userId), place())).toMatchObject({
      problems: [{ code: 'tooMany' }],
    });
  });

  it('must be shown within ten minutes', async () => {
    const actor = await withApp();
    const { token } = pendingOf(await logIn(actor.loginId, place()));
    expect(await getPendingFor('factor', token, 'request')).not.toBeNull();
    passTime(601);
    expect(await getPendingFor('factor', token, 'request')).toBeNull();
    expect(await answerWithCode(token, await codeOf(actor.userId), place())).toEqual(refused('accounts.logInOver'));
  });

  it('does not help when the user was disabled meanwhile', async () => {
    const actor = await withApp();
    const { token } = pendingOf(await logIn(actor.loginId, place()));
    await owner().query('UPDATE users SET disabled_at = now() WHERE id = $1', [actor.userId]);
    expect(await answerWithCode(token, await codeOf(actor.userId), place())).toEqual(refused('accounts.logInOver'));
  });

  it('can be a recovery code, once, written down', async () => {
    const actor = await withApp();
    const codes = deriveRecoveryCodes('key');
    await withSystem('test', (db) => replaceRecoveryCodes(db, actor.userId, codes));
    const [code = '', other = ''] = codes;
    opened(await answerWithCode(pendingOf(await logIn(actor.loginId, place())).token, code, place()));
    const { token } = pendingOf(await logIn(actor.loginId, place()));
    expect(await answerWithCode(token, code, place())).toEqual(refused('accounts.wrongCode', 'code'));
    opened(await answerWithCode(token, other, place()));
    expect(await entriesOf('recovery_code.used', actor)).toHaveLength(2);
    const { rows } = await owner().query('SELECT * FROM recovery_codes WHERE user_id = $1', [actor.userId]);
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('keeps no secret that can be read', async () => {
    const actor = await somebody();
    const secret = await withSystem('test', (db) => beginTotp(db, actor.userId));
    const { rows } = await owner().query('SELECT secret FROM totp_factors WHERE user_id = $1', [actor.userId]);
    expect(rows[0].secret.includes(Buffer.from(secret ?? []))).toBe(false);
  });
});

// As everywhere but in the demonstration: administrators, the center, the operator.
describe('where a second factor is required', () => {
  it('an administrator without one registers it before anything opens', async () => {
    const actor = await somebody(['system_administrator']);
    const { token, step } = pendingOf(await logIn(actor.loginId, place()));
    expect(step).toBe('enroll');
    const begun = await beginOwedEnrollment(token, place());
    expect(begun).toMatchObject({ ok: true, value: { loginId: actor.loginId } });
    expect(await enrollByCode(token, '000000', place())).toMatchObject({
      ok: false,
      problems: [{ code: 'accounts.wrongCode' }],
    });
    const entry = opened(await enrollByCode(token, await codeOf(actor.userId), place()));
    expect(entry.next).toBe('/settings/security');
    expect(await entriesOf('totp.registered', actor)).toHaveLength(1);
  });

  it('staff of a town are not asked', async () => {
    const actor = await somebody(['staff']);
    opened(await logIn(actor.loginId, place()));
  });

  it('nobody registers one in the place of a step that is not owed', async () => {
    const actor = await withApp(['system_administrator']);
    const { token } = pendingOf(await logIn(actor.loginId, place()));
    expect(await beginOwedEnrollment(token, place())).toMatchObject({
      ok: false,
      problems: [{ code: 'accounts.logInOver' }],
    });
    expect(await replaceIssuedPassword(token, 'another green bicycle', place())).toEqual(refused('accounts.logInOver'));
    expect(pendingOf(await logIn(actor.loginId, place())).step).toBe('factor');
  });
});

describe('an issued password', () => {
  const issued = async () => {
    const actor = await somebody();
    await owner().query('UPDATE users SET must_change_password = true, password_set_at = $2 WHERE id = $1', [
      actor.userId,
      new Date(clock),
    ]);
    return { actor, pending: pendingOf(await logIn(actor.loginId, place())) };
  };

  it('opens nothing until it is replaced', async () => {
    const { actor, pending } = await issued();
    expect(pending.step).toBe('password');
    expect(await answerWithCode(pending.token, '123456', place())).toEqual(refused('accounts.logInOver'));
    expect((await owner().query('SELECT FROM sessions WHERE user_id = $1', [actor.userId])).rowCount).toBe(0);
    opened(await replaceIssuedPassword(pending.token, 'nine yellow tractors', place()));
    const { rows } = await owner().query('SELECT must_change_password, password_hash FROM users WHERE id = $1', [
      actor.userId,
    ]);
    expect(rows[0]).toMatchObject({ must_change_password: false });
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    opened(await logIn(actor.loginId, place(), 'nine yellow tractors'));
    expect(await logIn(actor.loginId, place())).toEqual(refused('accounts.wrongCredentials'));
    expect(await entriesOf('password.changed', actor)).toHaveLength(1);
  });

  it.each([
    ['itself', rightPassword, 'accounts.samePassword'],
    ['a short one', 'short', 'tooShort'],
    ['a common one', 'password1234', 'accounts.commonPassword'],
  ])('is not replaced by %s', async (_name, password, code) => {
    const { pending } = await issued();
    expect(await replaceIssuedPassword(pending.token, password, place())).toMatchObject({
      ok: false,
      problems: [{ code, field: 'password' }],
    });
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '@/lib/access/actor';
import { changeOwnPassword, confirmPassword, prepareNewPassword } from '@/lib/accounts/passwords/mutations';
import { confirmTotp, removeOwnPasskey, removeOwnTotp } from '@/lib/accounts/security/mutations';
import { getSecurity, getTotpUnderWay } from '@/lib/accounts/security/queries';
import { revokeOtherSessions, revokeSession } from '@/lib/accounts/sessions/mutations';
import { listOwnSessions } from '@/lib/accounts/sessions/queries';
import { beginTotp } from '@/lib/accounts/totp/mutations';
import { setClock } from '@/lib/core/clock';
import { readAs, withActor, withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { askWith, codeOf, giveLogin, logIn, opened, placeAt, rightPassword } from '@/tests/support/logins';

let clock = Date.parse('2026-11-20T01:00:00Z');
const passTime = (seconds = 30) => {
  clock += seconds * 1000;
  setClock(new Date(clock));
};
beforeAll(() => passTime(0));
afterEach(() => passTime());
afterAll(() => setClock(undefined));

const origin = placeAt('192.0.2.30');
const entriesOf = async (event: string, actor: Actor) =>
  (await auditOf(event)).filter(({ actor_user_id }) => actor_user_id === actor.userId);

/** Somebody at an open session; the actor is the one that a request would have. */
async function atWork(roles: readonly Role[] = ['staff']): Promise<{ actor: Actor; token: string }> {
  const made = await createActor({ kind: 'municipality', roles });
  await giveLogin(made);
  return again(made);
}

async function again(made: Actor): Promise<{ actor: Actor; token: string }> {
  const { token } = opened(await logIn(made.loginId, placeAt('192.0.2.31')));
  const session = await askWith(token);
  if (!session) throw new Error('no session');
  return { actor: session.actor, token };
}

async function addTotp(actor: Actor): Promise<void> {
  await withSystem('test', (db) => beginTotp(db, actor.userId));
  const code = await codeOf(actor.userId);
  expect(await withSystem('test', (db) => confirmTotp(db, actor, code))).toMatchObject({ ok: true });
}

async function addPasskey(actor: Actor, name = '庁内パソコン'): Promise<string> {
  const id = newId();
  await owner().query(
    `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, name, backed_up, created_at)
     VALUES ($1::uuid, $2, $1::uuid::text, '\\x00', 0, $3, false, now())`,
    [id, actor.userId, name],
  );
  return id;
}

describe('one’s own password', () => {
  it('is asked for before endpoints are changed, and guesses at it are slowed down', async () => {
    const { actor } = await atWork();
    expect(await confirmPassword(actor, rightPassword, origin)).toMatchObject({ ok: true });
    for (let i = 0; i < 5; i++) {
      expect(await confirmPassword(actor, 'wrong', origin)).toMatchObject({
        problems: [{ code: 'accounts.wrongPassword' }],
      });
    }
    expect(await confirmPassword(actor, rightPassword, origin)).toMatchObject({ problems: [{ code: 'tooMany' }] });
  });

  it('is changed for good, and everybody else is logged out', async () => {
    const { actor, token } = await atWork();
    const elsewhere = await again(actor);
    const hash = await prepareNewPassword('nine yellow tractors', 'nine yellow tractors', [actor.loginId]);
    if (!hash.ok) throw new Error('refused');
    await withSystem('test', (db) => changeOwnPassword(db, actor, hash.value));
    expect((await askWith(token))?.actor.userId).toBe(actor.userId);
    expect(await askWith(elsewhere.token)).toBeNull();
    expect(await logIn(actor.loginId, placeAt('192.0.2.31'))).toEqual({
      ok: false,
      problems: [{ code: 'accounts.wrongCredentials' }],
    });
    opened(await logIn(actor.loginId, placeAt('192.0.2.31'), 'nine yellow tractors'));
    expect(await entriesOf('password.changed', actor)).toHaveLength(1);
    expect(await entriesOf('session.revoked', actor)).toMatchObject([
      { after: { ended: 1, reason: 'password_changed' } },
    ]);
  });

  it('must be typed twice alike', async () => {
    expect(await prepareNewPassword('nine yellow tractors', 'nine yellow tractor', [])).toMatchObject({
      problems: [{ code: 'accounts.passwordsDiffer', field: 'repeated' }],
    });
  });
});

describe('one’s own factors', () => {
  it('show what there is and nothing that opens', async () => {
    const { actor } = await atWork();
    await addTotp(actor);
    await addPasskey(actor);
    const security = await getSecurity(actor);
    expect(security).toMatchObject({ hasPassword: true, recoveryCodes: 0, required: false });
    expect(security.totpSince).not.toBeNull();
    expect(security.passkeys.map(({ name }) => name)).toEqual(['庁内パソコン']);
    expect(await entriesOf('totp.registered', actor)).toHaveLength(1);
  });

  it('can be taken away where none is required', async () => {
    const { actor } = await atWork();
    await addTotp(actor);
    expect(await withSystem('test', (db) => removeOwnTotp(db, actor))).toMatchObject({ ok: true });
    expect(await withSystem('test', (db) => removeOwnTotp(db, actor))).toMatchObject({
      problems: [{ code: 'notFound' }],
    });
    expect(await entriesOf('totp.removed', actor)).toHaveLength(1);
  });

  it('keep the last one where one is required, also when two are removed at once', async () => {
    const { actor } = await atWork();
    await addTotp(actor);
    const id = await addPasskey(actor);
    const admin: Actor = { ...actor, roles: ['system_administrator'] };
    const results = await Promise.all([
      withSystem('test', (db) => removeOwnTotp(db, admin)),
      withSystem('test', (db) => removeOwnPasskey(db, admin, id)),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ problems: [{ code: 'accounts.lastFactor' }] });
    const { passkeys, totpSince } = await getSecurity(admin);
    expect(passkeys.length + (totpSince ? 1 : 0)).toBe(1);
  });

  it('are one’s own: another’s passkey is not found', async () => {
    const [{ actor }, other] = [await atWork(), await atWork()];
    const id = await addPasskey(other.actor);
    expect(await withSystem('test', (db) => removeOwnPasskey(db, actor, id))).toMatchObject({
      problems: [{ code: 'notFound' }],
    });
    expect((await owner().query('SELECT FROM passkeys WHERE id = $1', [id])).rowCount).toBe(1);
  });

  it('do not register an app over another', async () => {
    const { actor } = await atWork();
    await addTotp(actor);
    expect(await withSystem('test', (db) => beginTotp(db, actor.userId))).toBeNull();
    expect(await getTotpUnderWay(actor)).toBeNull();
  });
});

describe('one’s own sessions', () => {
  it('are listed with the present one marked', async () => {
    const { actor } = await atWork();
    await again(actor);
    const list = await readAs(actor, (db) => listOwnSessions(db, actor));
    expect(list.map(({ current, open, address }) => [current, open, address])).toEqual([
      [false, true, '192.0.2.31'],
      [true, true, '192.0.2.31'],
    ]);
  });

  it('can be ended one by one', async () => {
    const { actor, token } = await atWork();
    const elsewhere = await again(actor);
    expect(await withActor(actor, (db) => revokeSession(db, actor, elsewhere.actor.sessionId))).toBe(true);
    expect(await withActor(actor, (db) => revokeSession(db, actor, elsewhere.actor.sessionId))).toBe(false);
    expect(await askWith(elsewhere.token)).toBeNull();
    expect((await askWith(token))?.actor.userId).toBe(actor.userId);
    expect(await entriesOf('session.revoked', actor)).toMatchObject([{ target_id: elsewhere.actor.sessionId }]);
  });

  it('can be ended all at once, but for the present one', async () => {
    const { actor, token } = await atWork();
    const others = [await again(actor), await again(actor)];
    expect(await withActor(actor, (db) => revokeOtherSessions(db, actor, 'revoked'))).toBe(2);
    expect(await Promise.all(others.map((other) => askWith(other.token)))).toEqual([null, null]);
    expect((await askWith(token))?.actor.userId).toBe(actor.userId);
    expect(await entriesOf('session.revoked', actor)).toMatchObject([{ after: { ended: 2, reason: 'revoked' } }]);
  });

  it('are not a colleague’s: neither seen nor ended, not even by an administrator', async () => {
    const { actor, token } = await atWork();
    const colleague = await createActor({ colleagueOf: actor, roles: ['system_management'] });
    expect(await readAs(colleague, (db) => listOwnSessions(db, { ...colleague, userId: actor.userId }))).toEqual([]);
    const asOwner = { ...colleague, userId: actor.userId };
    expect(await withActor(colleague, (db) => revokeSession(db, asOwner, actor.sessionId))).toBe(false);
    expect((await askWith(token))?.actor.userId).toBe(actor.userId);
  });
});

import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { hashToken, sealToken } from '@/lib/access/login/cookie';
import { findCurrentSession } from '@/lib/access/session';
import { closeSession } from '@/lib/accounts/sessions/mutations';
import { setClock } from '@/lib/core/clock';
import { createActor } from '@/tests/support/actors';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { askWith, giveLogin, logIn, opened, placeAt } from '@/tests/support/logins';

const start = new Date('2026-11-20T01:00:00Z');
const later = (seconds: number) => setClock(new Date(start.getTime() + seconds * 1000));
const minutes = 60;
const hours = 3600;

let prefecture: Actor;
beforeAll(async () => {
  prefecture = await createActor({ kind: 'prefecture' });
});
afterEach(() => setClock(undefined));

async function enter(roles: Actor['roles'] = ['staff']): Promise<{ actor: Actor; token: string }> {
  setClock(start);
  const actor = await createActor({ kind: 'municipality', parent: prefecture, roles });
  await giveLogin(actor);
  return { actor, token: opened(await logIn(actor.loginId, placeAt('192.0.2.1'))).token };
}

describe('a session', () => {
  it('says who asks, as the database has it now', async () => {
    const { actor, token } = await enter(['staff', 'counter_clerk']);
    const session = await askWith(token);
    expect(session?.actor).toMatchObject({
      userId: actor.userId,
      userName: actor.userName,
      organizationId: actor.organizationId,
      organizationKind: 'municipality',
      organizationName: actor.organizationName,
      parentOrganizationId: prefecture.organizationId,
      roles: ['staff', 'counter_clerk'],
      locale: 'ja',
    });
    expect(session?.previousLoginAt).toBeNull();
    await owner().query("DELETE FROM user_roles WHERE user_id = $1 AND role = 'staff'", [actor.userId]);
    expect((await askWith(token))?.actor.roles).toEqual(['counter_clerk']);
  });

  it('tells of the log-in before', async () => {
    const { actor } = await enter();
    later(2 * hours);
    const { token } = opened(await logIn(actor.loginId, placeAt('192.0.2.1')));
    expect((await askWith(token))?.previousLoginAt).toEqual(start);
  });

  it('keeps no token: only its digest', async () => {
    const { token } = await enter();
    const { rows } = await owner().query('SELECT * FROM sessions WHERE token_hash = $1', [hashToken(token)]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it.each([
    ['no cookie', undefined],
    ['an empty one', ''],
    ['something else', 'eyJhbGciOiJkaXIifQ..a.b.c'],
  ])('is not opened by %s', async (_name, cookie) => {
    expect(await findCurrentSession(cookie, 'request')).toBeNull();
  });

  it('is not opened by an altered cookie', async () => {
    const { token } = await enter();
    const sealed = await sealToken(token);
    for (const at of [5, sealed.length >> 1, sealed.length - 3]) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      expect(await findCurrentSession(sealed.slice(0, at) + other + sealed.slice(at + 1), 'request')).toBeNull();
    }
  });
});

describe('its end', () => {
  it('comes after 15 minutes without a click, which each click puts off', async () => {
    const { token } = await enter();
    later(14 * minutes);
    expect(await askWith(token)).not.toBeNull();
    later(28 * minutes);
    expect(await askWith(token)).not.toBeNull();
    later(43 * minutes);
    expect(await askWith(token)).toBeNull();
  });

  it('is not put off by what pages ask by themselves', async () => {
    const { token } = await enter();
    later(14 * minutes);
    expect(await askWith(token, false)).not.toBeNull();
    later(16 * minutes);
    expect(await askWith(token)).toBeNull();
  });

  it('comes after 12 hours, busy or not', async () => {
    const { token } = await enter();
    for (let at = 0; at < 12 * hours; at += 10 * minutes) {
      later(at);
      expect(await askWith(token)).not.toBeNull();
    }
    later(12 * hours);
    expect(await askWith(token)).toBeNull();
  });

  it('writes at most once a minute', async () => {
    const { token } = await enter();
    const version = async () =>
      (await owner().query('SELECT xmin::text FROM sessions WHERE token_hash = $1', [hashToken(token)])).rows[0].xmin;
    const before = await version();
    for (const second of [1, 20, 59]) {
      later(second);
      await askWith(token);
    }
    expect(await version()).toBe(before);
    later(61);
    await askWith(token);
    expect(await version()).not.toBe(before);
  });

  it('is log-out, once, and written down', async () => {
    const { token } = await enter();
    const session = await askWith(token);
    await closeSession(token, 'request-out');
    await closeSession(token, 'request-again');
    expect(await askWith(token)).toBeNull();
    const entries = (await auditOf('session.closed')).filter(({ target_id }) => target_id === session?.actor.sessionId);
    expect(entries).toMatchObject([{ actor_user_id: session?.actor.userId, request_id: 'request-out' }]);
  });

  it.each<[string, string, (actor: Actor) => string]>([
    ['the user is disabled', 'UPDATE users SET disabled_at = now() WHERE id = $1', (actor) => actor.userId],
    ['the last role is taken away', 'DELETE FROM user_roles WHERE user_id = $1', (actor) => actor.userId],
    [
      'the organization is disabled',
      'UPDATE organizations SET disabled_at = now() WHERE id = $1',
      (actor) => actor.organizationId,
    ],
    [
      'the organization is merged into another',
      "UPDATE organizations SET valid_to = '2026-11-20' WHERE id = $1",
      (actor) => actor.organizationId,
    ],
    ['the session is revoked', 'UPDATE sessions SET revoked_at = now() WHERE user_id = $1', (actor) => actor.userId],
  ])('comes with the next request when %s', async (_name, statement, id) => {
    const { actor, token } = await enter();
    expect(await askWith(token)).not.toBeNull();
    await owner().query(statement, [id(actor)]);
    expect(await askWith(token)).toBeNull();
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { logInByPasskey } from '@/lib/accounts/login/mutations';
import { setClock } from '@/lib/core/clock';
import { createActor } from '@/tests/support/actors';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { giveLogin, logIn, opened, placeAt, rightPassword } from '@/tests/support/logins';

afterEach(() => setClock(undefined));

async function somebody(): Promise<Actor> {
  const actor = await createActor({ kind: 'municipality', roles: ['staff'] });
  await giveLogin(actor);
  return actor;
}

const refusalsOf = async (actor: Actor) =>
  (await auditOf('session.refused')).filter(({ target_id }) => target_id === actor.userId);

describe('ID and password', () => {
  it('open a session, and an audit entry says so', async () => {
    const actor = await somebody();
    const place = placeAt('192.0.2.10');
    const entry = opened(await logIn(actor.loginId, place));
    expect(entry).toMatchObject({ kind: 'open', locale: 'ja', next: '/' });
    const { rows } = await owner().query('SELECT * FROM sessions WHERE user_id = $1', [actor.userId]);
    expect(rows).toMatchObject([
      { address: '192.0.2.10', user_agent: 'test', method: 'password', second_factor: null },
    ]);
    const entries = (await auditOf('session.opened')).filter(({ actor_user_id }) => actor_user_id === actor.userId);
    expect(entries).toMatchObject([{ request_id: place.requestId, actor_organization_id: actor.organizationId }]);
  });

  it.each<[string, (actor: Actor) => Promise<unknown>, string]>([
    ['a wrong password', async () => {}, 'wrong_password'],
    [
      'a disabled user',
      (a) => owner().query('UPDATE users SET disabled_at = now() WHERE id = $1', [a.userId]),
      'user_disabled',
    ],
    ['a user without roles', (a) => owner().query('DELETE FROM user_roles WHERE user_id = $1', [a.userId]), 'no_role'],
    [
      'a disabled organization',
      (a) => owner().query('UPDATE organizations SET disabled_at = now() WHERE id = $1', [a.organizationId]),
      'organization_disabled',
    ],
    [
      'a merged organization',
      (a) => owner().query("UPDATE organizations SET valid_to = '2020-04-01' WHERE id = $1", [a.organizationId]),
      'organization_ended',
    ],
    [
      'an issued password of two months ago',
      (a) =>
        owner().query(
          "UPDATE users SET must_change_password = true, password_set_at = now() - interval '60 days' WHERE id = $1",
          [a.userId],
        ),
      'issued_password_dead',
    ],
    [
      'a user who has no password',
      (a) => owner().query('UPDATE users SET password_hash = NULL WHERE id = $1', [a.userId]),
      'wrong_password',
    ],
  ])('do not with %s; the user hears no more than that', async (_name, arrange, reason) => {
    const actor = await somebody();
    await arrange(actor);
    const password = reason === 'wrong_password' ? 'wrong' : rightPassword;
    const result = await logIn(actor.loginId, placeAt('192.0.2.11'), password);
    expect(result).toEqual({ ok: false, problems: [{ code: 'accounts.wrongCredentials' }] });
    expect((await owner().query('SELECT FROM sessions WHERE user_id = $1', [actor.userId])).rowCount).toBe(0);
    const after = { loginId: actor.loginId, reason, address: '192.0.2.11' };
    expect(await refusalsOf(actor)).toMatchObject([
      { task: 'log-in', organization_ids: [actor.organizationId], after },
    ]);
  });

  it('of nobody are refused alike, and what was typed as ID is not written down', async () => {
    const result = await logIn('my-secret-password', placeAt('192.0.2.12'));
    expect(result).toEqual({ ok: false, problems: [{ code: 'accounts.wrongCredentials' }] });
    const after = { loginId: 'my…', reason: 'unknown_user', address: '192.0.2.12' };
    const entry = expect.objectContaining({ target_id: 'unknown', after });
    expect(await auditOf('session.refused')).toContainEqual(entry);
  });
});

describe('guessing', () => {
  // Pauses are of seconds: on a slow machine they would be over before the next guess.
  const begun = new Date();
  beforeEach(() => setClock(begun));

  const wrong = (actor: Actor, address: string, device?: string) =>
    logIn(actor.loginId, placeAt(address, device), 'wrong');
  const tooMany = { ok: false, problems: [{ code: 'tooMany' }] };

  it('is slowed down after five, also with the right password', async () => {
    const actor = await somebody();
    for (let i = 0; i < 5; i++) expect(await wrong(actor, '198.51.100.1')).not.toEqual(tooMany);
    expect(await wrong(actor, '198.51.100.1')).toEqual(tooMany);
    expect(await logIn(actor.loginId, placeAt('198.51.100.1'))).toEqual(tooMany);
    expect(await refusalsOf(actor)).toHaveLength(5);
    setClock(new Date(begun.getTime() + 6_000));
    opened(await logIn(actor.loginId, placeAt('198.51.100.1')));
  });

  it('from one address fifty times does not lock the owner out elsewhere', async () => {
    const actor = await somebody();
    for (let i = 0; i < 50; i++) await wrong(actor, '198.51.100.2');
    expect(await wrong(actor, '198.51.100.2')).toEqual(tooMany);
    opened(await logIn(actor.loginId, placeAt('198.51.100.3')));
  });

  it('at the owner’s own address does not lock the owner’s own device out', async () => {
    const actor = await somebody();
    const { device } = opened(await logIn(actor.loginId, placeAt('198.51.100.4')));
    for (let i = 0; i < 6; i++) await wrong(actor, '198.51.100.4');
    expect(await logIn(actor.loginId, placeAt('198.51.100.4'))).toEqual(tooMany);
    opened(await logIn(actor.loginId, placeAt('198.51.100.4', device)));
  });

  it('from everywhere slows strangers down, not those who were here before', async () => {
    const actor = await somebody();
    const { device } = opened(await logIn(actor.loginId, placeAt('203.0.113.250')));
    for (let i = 0; i < 50; i++) await wrong(actor, `203.0.113.${i}`);
    expect(await logIn(actor.loginId, placeAt('203.0.113.200'))).toEqual(tooMany);
    opened(await logIn(actor.loginId, placeAt('203.0.113.250')));
    opened(await logIn(actor.loginId, placeAt('203.0.113.201', device)));
  });

  it('with another’s device cookie makes nobody known', async () => {
    const [actor, other] = [await somebody(), await somebody()];
    const { device } = opened(await logIn(other.loginId, placeAt('198.51.100.5')));
    for (let i = 0; i < 5; i++) await wrong(actor, '198.51.100.6', device);
    expect(await wrong(actor, '198.51.100.6', device)).toEqual(tooMany);
  });

  it('many accounts from one address is slowed down for strangers', async () => {
    const people = await Promise.all(Array.from({ length: 25 }, somebody));
    for (const actor of people) for (let i = 0; i < 4; i++) await wrong(actor, '198.51.100.7');
    const next = await somebody();
    expect(await logIn(next.loginId, placeAt('198.51.100.7'))).toEqual(tooMany);
    opened(await logIn(next.loginId, placeAt('198.51.100.8')));
  });

  it('passkeys that are none from one address fills the log no faster than passwords do', async () => {
    const place = placeAt('198.51.100.77');
    const answer = { challengeToken: 'made up', response: { id: 'made up' } };
    const refused = (code: string) => ({ ok: false, problems: [{ code }] });
    const answers: unknown[] = [];
    for (let i = 0; i < 101; i++) answers.push(await logInByPasskey(answer, '/', place));
    expect(answers.slice(0, 100)).toEqual(Array(100).fill(refused('accounts.passkeyRefused')));
    expect(answers.at(-1)).toEqual(refused('tooMany'));
    const { rows } = await owner().query(
      `SELECT count(*)::int AS n FROM audit_entries WHERE after ->> 'address' = '198.51.100.77'`,
    );
    expect(rows).toEqual([{ n: 100 }]);
    expect(await logInByPasskey(answer, '/', placeAt('198.51.100.78'))).toEqual(refused('accounts.passkeyRefused'));
  });

  it('at the same moment counts each guess', async () => {
    const actor = await somebody();
    const results = await Promise.all(Array.from({ length: 20 }, () => wrong(actor, '198.51.100.9')));
    const let_through = results.filter((result) => JSON.stringify(result).includes('accounts.wrongCredentials'));
    expect(let_through).toHaveLength(5);
  });

  it('is forgotten for a place where the password was right', async () => {
    const actor = await somebody();
    for (let i = 0; i < 4; i++) await wrong(actor, '198.51.100.10');
    opened(await logIn(actor.loginId, placeAt('198.51.100.10')));
    for (let i = 0; i < 4; i++) expect(await wrong(actor, '198.51.100.10')).not.toEqual(tooMany);
  });
});

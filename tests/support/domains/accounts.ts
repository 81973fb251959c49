import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { planFor } from '@/lib/accounts/handover/queries';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { readAs } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { accepted, type Fixture } from '@/tests/support/inquiries';
import { administered, find, type Oracles, ownUser, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type Viewer, type World } from '@/tests/support/visibility/world';

async function fill(world: World): Promise<void> {
  const at = new Date();
  await insert('login_throttles', { key: 'address 192.0.2.1', failures: 3, last_failure_at: at });
  for (const viewer of world.viewers) {
    const { userId } = viewer;
    await insert('sessions', { id: newId(), user_id: userId, token_hash: newId(), expires_at: at });
    await insert('idempotency_keys', { user_id: userId, key: newId(), action: 'ticket.create', input_hash: 'hash' });
    await fillFactors(viewer);
    for (const state of ['prepared', 'refused', 'applied', 'withdrawn'])
      await insertHandover({ organizationId: viewer.organizationId, by: userId, text: 'x', state });
  }
}

interface Handover {
  readonly organizationId: string;
  readonly by: string;
  readonly text: string;
  readonly state?: string;
}

async function insertHandover({ organizationId, by, text, state = 'prepared' }: Handover): Promise<string> {
  const id = newId();
  const at = new Date();
  await insert('prepared_handovers', {
    ...{ id, organization_id: organizationId, state, effective_on: addDays(dateInJapan(at), 30), text },
    ...{ prepared_by: by, prepared_name: '準備 花子', prepared_at: at, settled_at: state === 'prepared' ? null : at },
  });
  return id;
}

async function fillFactors({ userId }: Viewer): Promise<void> {
  const at = new Date();
  const login = {
    id: newId(),
    token_hash: newId(),
    user_id: userId,
    method: 'password',
    created_at: at,
    expires_at: at,
  };
  await insert('pending_logins', login);
  await insert('known_places', { user_id: userId, kind: 'device', value_hash: newId(), last_used_at: at });
  await insert('totp_factors', { user_id: userId, secret: Buffer.alloc(20), created_at: at });
  await insert('recovery_codes', { user_id: userId, code_hash: newId() });
  const key = { credential_id: newId(), public_key: Buffer.alloc(32), counter: 0, name: '指紋', backed_up: false };
  await insert('passkeys', { id: newId(), user_id: userId, ...key, created_at: at });
  await insert('writing_counters', { key: `inquiry user ${userId}`, level: 1, counted_at: at });
  await insert('spent_passkey_challenges', { challenge: newId(), expires_at: at });
  await insert('provider_accounts', {
    issuer: 'https://id.example',
    subject: newId(),
    user_id: userId,
    created_at: at,
  });
}

/** Who keeps the users of its organization; nobody else learns who will move. */
const keptBy: Rule = (row, viewer, data) =>
  viewer.roles.includes('system_administrator') && administered(row.organization_id, viewer, data);

const userOf: Rule = (row, viewer, data) =>
  administered(find(data, 'users', row.user_id)?.organization_id, viewer, data);

const oracles: Oracles = {
  users: {
    select: (row, viewer, data) => administered(row.organization_id, viewer, data),
    insert: (row, viewer, data) => administered(row.organization_id, viewer, data),
    update: (row, viewer, data) => administered(row.organization_id, viewer, data),
    hidden: ['password_hash'],
  },
  user_roles: { select: userOf, insert: userOf, delete: userOf },
  // One's own, to list and to end. Others' are ended through a function that shows nothing.
  sessions: { select: ownUser, update: ownUser, hidden: ['token_hash'] },
  idempotency_keys: { select: ownUser, insert: ownUser, update: ownUser },
  prepared_handovers: {
    select: keptBy,
    insert: (row, viewer, data) =>
      keptBy(row, viewer, data) && row.state === 'prepared' && row.prepared_by === viewer.userId,
    update: (row, viewer, data) => keptBy(row, viewer, data) && ['prepared', 'refused'].includes(row.state),
    change: { version: 2 },
  },
  // What opens endpoints is the system's alone.
  login_throttles: {},
  known_places: {},
  pending_logins: {},
  totp_factors: {},
  recovery_codes: {},
  passkeys: {},
  spent_passkey_challenges: {},
  writing_counters: {},
  provider_accounts: {},
};

const person = { name: '試験 花子', kana: 'シケン ハナコ', email: '', phone: '', roles: ['staff'] };

const administrated = ({ town }: Fixture) => ({ by: town, also: ['prefecture'] as const });

const handoverOf = ({ organizationId }: Actor) => ({
  organizationId,
  text: `区分,ログインID,氏名,フリガナ,役割\n追加,u${randomUUID()},試験 次郎,シケン ジロウ,職員`,
});

async function planned(keeper: Actor) {
  const fields = handoverOf(keeper);
  const { plan } = accepted(await readAs(keeper, (db) => planFor(db, keeper, fields)));
  return { fields: { ...fields, fingerprint: plan.fingerprint } };
}

async function insertUser({ organizationId }: Actor, disabled = false): Promise<{ id: string }> {
  const id = newId();
  const { name, kana } = person;
  await insert('users', {
    id,
    organization_id: organizationId,
    login_id: `u${id}`,
    name,
    kana,
    disabled_at: disabled ? new Date() : null,
  });
  await insert('user_roles', { user_id: id, role: 'staff' });
  return { id };
}

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: {
    'session.revoke': async ({ town }) => {
      const id = newId();
      await insert('sessions', {
        id,
        user_id: town.userId,
        token_hash: randomUUID(),
        expires_at: new Date('2099-01-01'),
      });
      return { by: town, fields: { id } };
    },
    'passkey.remove': async ({ town }) => {
      const id = newId();
      const key = { credential_id: id, public_key: Buffer.alloc(1), counter: 0, name: '鍵', backed_up: false };
      await insert('passkeys', { id, user_id: town.userId, ...key, created_at: new Date() });
      return { by: town, fields: { id, password: '' } };
    },
    'user.create': async ({ town }) => ({
      by: town,
      also: ['prefecture'],
      fields: { ...person, loginId: `u${randomUUID()}`, organizationId: town.organizationId },
    }),
    'user.change': async (fixture) => {
      const { id } = await insertUser(fixture.town);
      return { ...administrated(fixture), fields: { ...person, id, version: '1' } };
    },
    'user.disable': async (fixture) => ({
      ...administrated(fixture),
      fields: { ...(await insertUser(fixture.town)), version: '1' },
    }),
    'user.enable': async (fixture) => ({
      ...administrated(fixture),
      fields: { ...(await insertUser(fixture.town, true)), version: '1' },
    }),
    'password.reset': async (fixture) => ({ ...administrated(fixture), fields: await insertUser(fixture.town) }),
    'factors.reset': async (fixture) => ({ ...administrated(fixture), fields: await insertUser(fixture.town) }),
    'users.preview_handover': async (fixture) => ({ ...administrated(fixture), fields: handoverOf(fixture.town) }),
    'users.apply_handover': async (fixture) => {
      const { fields } = await planned(fixture.town);
      return { ...administrated(fixture), fields };
    },
    'users.prepare_handover': async (fixture) => {
      const { fields } = await planned(fixture.town);
      return { ...administrated(fixture), fields: { ...fields, effectiveOn: addDays(dateInJapan(new Date()), 30) } };
    },
    'users.change_handover': async (fixture) => {
      const { town } = fixture;
      const { fields } = await planned(town);
      const id = await insertHandover({ ...town, by: town.userId, text: fields.text });
      const { organizationId: _, ...content } = fields;
      const effectiveOn = addDays(dateInJapan(new Date()), 31);
      return { ...administrated(fixture), fields: { ...content, id, version: '1', effectiveOn } };
    },
    'users.withdraw_handover': async (fixture) => {
      const { town } = fixture;
      const id = await insertHandover({ ...town, by: town.userId, text: 'x' });
      return { ...administrated(fixture), fields: { id, version: '1' } };
    },
    'users.issue_passwords': async (fixture) => {
      const { town } = fixture;
      const { id: userId } = await insertUser(town);
      await owner().query('UPDATE users SET must_change_password = true WHERE id = $1', [userId]);
      const text = `区分,ログインID,氏名,フリガナ,役割\n追加,u${userId},試験 花子,シケン ハナコ,職員`;
      const id = await insertHandover({ ...town, by: town.userId, text, state: 'applied' });
      return { ...administrated(fixture), fields: { id } };
    },
  },
  ownEndpoints: [
    'profile.change',
    'password.change',
    'totp.begin',
    'totp.confirm',
    'totp.remove',
    'recovery_codes.issue',
    'passkey.begin',
    'passkey.add',
    'session.revoke_others',
  ],
  routeSamples: {
    'session.left': async ({ town }) => ({ by: town, fields: {}, shut: [200] }),
    'session.keep': async ({ town }) => ({ by: town, fields: {}, shut: [200] }),
    'users.export': async ({ town }) => ({ by: town, fields: { format: 'csv' }, shut: [200], secrets: [town.loginId] }),
  },
  definers: {
    take_writing: 'counts for the actor and the actor’s organization alone',
    session_actor: 'answers only to the hash of a session token, which only that session knows',
    end_sessions: 'acts only on users whom the actor administers',
    reset_factors: 'acts only on users whom the actor administers',
    count_factors: 'answers only for users whom the actor administers',
    taken_login_ids: 'tells of a log-in ID no more than refusing it would',
    administered_user: 'answers yes or no for users whom the actor administers',
  },
};

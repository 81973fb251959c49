import { newId } from '@/lib/core/ids';
import { administered, find, type Oracles, ownUser, type Rule } from './oracle';
import { insert, type Viewer, type World } from './world';

export async function fillAccess(world: World): Promise<void> {
  const at = new Date();
  await insert('login_throttles', { key: 'address 192.0.2.1', failures: 3, last_failure_at: at });
  for (const viewer of world.viewers) {
    const { userId } = viewer;
    await insert('sessions', { id: newId(), user_id: userId, token_hash: newId(), expires_at: at });
    await insert('idempotency_keys', { user_id: userId, key: newId(), action: 'ticket.create', input_hash: 'hash' });
    await fillFactors(viewer);
  }
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
  await insert('spent_passkey_challenges', { challenge: newId(), expires_at: at });
  await insert('provider_accounts', {
    issuer: 'https://id.example',
    subject: newId(),
    user_id: userId,
    created_at: at,
  });
}

const userOf: Rule = (row, viewer, data) =>
  administered(find(data, 'users', row.user_id)?.organization_id, viewer, data);

export const accessOracles: Oracles = {
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
  // What opens endpoints is the system's alone.
  login_throttles: {},
  known_places: {},
  pending_logins: {},
  totp_factors: {},
  recovery_codes: {},
  passkeys: {},
  spent_passkey_challenges: {},
  provider_accounts: {},
};

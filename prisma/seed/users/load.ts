import { createHash } from 'node:crypto';
import { type Algorithm, hash } from '@node-rs/argon2';
import type { ClientBase } from 'pg';
import { demonstrationPassword } from '@/lib/accounts/demonstration/constants';
import { copyRows } from '../copy';
import type { SeedUser } from './build';

/** One hash for everybody, with a fixed salt: 6,000 of them would take minutes, and the password is printed anyway. */
function demonstrationHash(): Promise<string> {
  const salt = createHash('sha256').update('renkei demonstration').digest().subarray(0, 16);
  const argon2id: Algorithm.Argon2id = 2;
  return hash(demonstrationPassword, {
    algorithm: argon2id,
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    salt,
  });
}

const createdAt = new Date('2024-04-01T00:00:00+09:00');

export async function loadUsers(client: ClientBase, users: readonly SeedUser[]): Promise<number> {
  const passwordHash = await demonstrationHash();
  await copyRows(
    client,
    'users',
    ['id', 'organization_id', 'login_id', 'name', 'kana', 'email', 'phone', 'password_hash', 'created_at'],
    users.map((u) => [u.id, u.organizationId, u.loginId, u.name, u.kana, u.email, u.phone, passwordHash, createdAt]),
  );
  await copyRows(
    client,
    'user_roles',
    ['user_id', 'role'],
    users.flatMap((user) => user.roles.map((role) => [user.id, role])),
  );
  return users.length;
}

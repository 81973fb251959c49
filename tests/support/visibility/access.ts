import { newId } from '@/lib/core/ids';
import { administered, find, type Oracles, ownUser, type Rule } from './oracle';
import { insert, type World } from './world';

export async function fillAccess(world: World): Promise<void> {
  const at = new Date();
  for (const { userId } of world.viewers) {
    await insert('sessions', { id: newId(), user_id: userId, token_hash: newId(), expires_at: at });
    await insert('idempotency_keys', { user_id: userId, key: newId(), action: 'ticket.create', input_hash: 'hash' });
  }
}

const userOf: Rule = (row, viewer, data) =>
  administered(find(data, 'users', row.user_id)?.organization_id, viewer, data);

export const accessOracles: Oracles = {
  users: {
    select: (row, viewer, data) => administered(row.organization_id, viewer, data),
    insert: (row, viewer, data) => administered(row.organization_id, viewer, data),
    update: (row, viewer, data) => administered(row.organization_id, viewer, data),
  },
  user_roles: { select: userOf, insert: userOf, delete: userOf },
  sessions: { select: userOf, update: userOf },
  idempotency_keys: { select: ownUser, insert: ownUser, update: ownUser },
};

import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import type { NameTargets } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { isId } from '../viewer/rules';
import { type NamedTarget, namedTargetShape } from './types';

/**
 * By what an entry's target is called. A log-in is called by who has logged in. `ownName` is what the entry itself says of a person, for
 * readers who do not see the account: the name of who acted, else the log-in ID, or the part of it that was kept.
 */
export const targetColumns = Prisma.sql`
  CASE WHEN e.target_type = 'session' THEN coalesce(e.actor_user_id::text, e.target_id) ELSE e.target_id END AS "namedBy",
  CASE WHEN e.target_type = 'session' OR e.target_id = e.actor_user_id::text THEN nullif(e.actor_name, '')
       WHEN e.target_type = 'user' THEN coalesce(e.after->>'loginId', e.before->>'loginId', e.after->>'subject') END AS "ownName"`;

const nameTargetsShape = namedTargetShape.extend({ id: z.string() });

/** By id; what the reader may not see, or what is gone, has no name. */
export async function nameTargets(
  db: Ask,
  reader: Actor,
  ids: readonly string[],
  namers: readonly NameTargets[],
): Promise<ReadonlyMap<string, NamedTarget>> {
  const wanted = [...new Set(ids.filter(isId))];
  if (wanted.length === 0 || namers.length === 0) return new Map();
  const each = namers.map((named) => named(Prisma.sql`${wanted}::uuid[]`, reader));
  const rows = await askRows(db, nameTargetsShape)`${Prisma.join(each, ' UNION ALL ')}`;
  return new Map(rows.map(({ id, ...target }) => [id, target]));
}

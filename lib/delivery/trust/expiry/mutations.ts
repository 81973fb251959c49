import 'server-only';
import { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { formatShortDate } from '@/lib/core/i18n/format';
import { organizationId } from '@/lib/core/id-shapes';
import { notify } from '@/lib/notifications/mutations';
import { warnDays } from '../../constants';
import { newestMetadata } from '../queries';

/** Days after which the same is told again. */
const again = 7;

const idShape = z.object({ id: organizationId });

/** Tells the center that what its offline keys or its signers have signed nears its end. Answers how often. */
export async function tellExpiry(db: Db): Promise<number> {
  let told = 0;
  for (const role of ['root', 'targets'] as const) {
    const newest = await newestMetadata(db, role);
    if (newest === null || newest.expiresAt.getTime() - now().getTime() > warnDays[role] * 86_400_000) continue;
    const target = `${role} ${newest.version}`;
    const [owner] = await askRows(db, idShape)`
      SELECT organization_id::text AS id FROM delivery_keys WHERE revoked_at IS NULL AND NOT EXISTS (
        SELECT FROM notification_events e WHERE e.kind = 'delivery.expires' AND e.target_id = ${target}
          AND e.created_at > ${now()}::timestamptz - make_interval(days => ${again}::integer)) LIMIT 1`;
    if (!owner) continue;
    await notify(db, null, {
      kind: 'delivery.expires',
      organizationId: owner.id,
      roles: administrators,
      targetType: 'delivery_metadata',
      targetId: target,
      url: '/deliveries/keys',
      params: { role, date: formatShortDate(newest.expiresAt, 'ja') },
      urgent: newest.expiresAt <= now(),
    });
    told += 1;
  }
  return told;
}

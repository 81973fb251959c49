import 'server-only';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';

/** Sets the operating clock; null = back to the real time. In `withSystem` only, and only in a demonstration. */
export async function moveOperatingClock(db: Db, to: Date | null): Promise<void> {
  const offset = to === null ? 0 : to.getTime() - now().getTime();
  await db.$executeRaw`UPDATE operating_clock SET offset_ms = ${offset}::bigint, moved_at = ${now()}`;
  await publish(db, { organizationIds: '*', topic: 'operations', id: 'clock' });
}

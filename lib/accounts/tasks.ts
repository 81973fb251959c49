import 'server-only';
import { withSystem } from '@/lib/core/db';

const day = 24 * 3_600_000;

/**
 * Forgets what log-ins leave behind: outcomes of forms after a day, counters and unfinished log-ins when they no longer count,
 * known places after 90 days, sessions a year after their end; and hand-overs, which name people, a year after theirs.
 */
export async function sweepAccounts(now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * day);
  await withSystem('accounts.sweep', async (db) => {
    await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before(1) } } });
    await db.loginThrottle.deleteMany({ where: { lastFailureAt: { lt: before(1) } } });
    await db.writingCounter.deleteMany({ where: { countedAt: { lt: before(1) } } });
    await db.pendingLogin.deleteMany({ where: { expiresAt: { lt: now } } });
    await db.spentPasskeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
    await db.knownPlace.deleteMany({ where: { lastUsedAt: { lt: before(90) } } });
    await db.preparedHandover.deleteMany({ where: { settledAt: { lt: before(365) } } });
    await db.session.deleteMany({ where: { expiresAt: { lt: before(365) } } });
  });
}

import 'server-only';
import { now } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { keepPartitions } from '@/lib/core/partitions';
import { oldestSampleDays } from './protocol/constants';

/** Days ahead for which samples find a place though no worker runs. */
const daysAhead = 7;

/** Makes days for samples that will come, and drops those that are older than the center wants to keep. */
export function keepSamples(): Promise<void> {
  return withSystem('network.keep_samples', async (db) => {
    const [settings] = await db.$queryRaw<{ days: number }[]>`SELECT keep_sample_days AS days FROM network_settings`;
    const keep = Math.max(settings?.days ?? 0, oldestSampleDays);
    await keepPartitions(db, 'samples', now(), { keep, ahead: daysAhead });
  });
}

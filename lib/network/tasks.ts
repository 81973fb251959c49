import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { keepPartitions } from '@/lib/core/database/partitions';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { oldestSampleDays } from './protocol/constants';

/** Days ahead for which samples find a place though no worker runs. */
const daysAhead = 7;

const daysShape = z.object({ days: z.number() });

/** Makes days for samples that will come, and drops those that are older than the center wants to keep. */
export function keepSamples(): Promise<void> {
  return withSystem('network.keep_samples', async (db) => {
    const [settings] = await askRows(db, daysShape)`SELECT keep_sample_days AS days FROM network_settings`;
    const keep = Math.max(settings?.days ?? 0, oldestSampleDays);
    await keepPartitions(db, 'samples', now(), { keep, ahead: daysAhead });
  });
}

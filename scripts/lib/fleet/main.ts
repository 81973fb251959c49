import { closeDatabase } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { prepareDeliveries } from './deliveries';
import { prepareFleet } from './enrol';
import { prepareJobs } from './jobs';

/** `npm start` runs this before the fleet: the fleet itself never sees the database. */
prepareFleet(env().RENKEI_DATA_DIR).then(
  async () => {
    await prepareDeliveries(env().RENKEI_DATA_DIR);
    await prepareJobs();
    await closeDatabase();
    process.exit(0);
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);

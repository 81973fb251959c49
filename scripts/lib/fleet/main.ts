import { closeDatabase } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { prepareFleet } from './enrol';

/** `npm start` runs this before the fleet: the fleet itself never sees the database. */
prepareFleet(env().RENKEI_DATA_DIR).then(
  async () => {
    await closeDatabase();
    process.exit(0);
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);

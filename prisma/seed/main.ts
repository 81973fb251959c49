import { now } from '@/lib/core/clock';
import { currentSite } from '@/lib/core/site';
import { seedCloud } from './cloud';
import { seedDemonstration } from './demonstration';

const url = process.env.DATABASE_URL;
if (url === undefined || url === '') {
  console.error('DATABASE_URL is not set: it names the database to fill, with its owner as user.');
  process.exit(2);
}

/** Fewer than the usual hundred thousand are seeded in a second, for tests and for trying out. */
const tickets = Number(process.env.RENKEI_SEED_TICKETS || 100_000);
if (!Number.isInteger(tickets) || tickets < 0 || tickets > 1_000_000) {
  console.error('RENKEI_SEED_TICKETS is not a number from 0 to 1000000.');
  process.exit(2);
}

const start = performance.now();
const report = ({ name, rows, seconds }: { name: string; rows: number; seconds: number }) =>
  console.log(`${name}: ${rows} rows, ${seconds.toFixed(1)} s`);
const site = currentSite().kind;
if (site === 'town') {
  console.log("A town's site begins empty: its copy is restored.");
  process.exit(0);
}
const filled =
  site === 'cloud' ? await seedCloud(url, report, now()) : await seedDemonstration(url, report, { at: now(), tickets });
if (filled) console.log(`seeded in ${((performance.now() - start) / 1000).toFixed(1)} s`);
else console.log('There is data already: nothing was changed.');

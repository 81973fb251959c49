import { seedDemonstration } from './demonstration';

const url = process.env.DATABASE_URL;
if (url === undefined || url === '') {
  console.error('DATABASE_URL is not set: it names the database to fill, with its owner as user.');
  process.exit(2);
}

const start = performance.now();
const filled = await seedDemonstration(url, ({ name, rows, seconds }) => {
  console.log(`${name}: ${rows} rows, ${seconds.toFixed(1)} s`);
});
if (filled) console.log(`seeded in ${((performance.now() - start) / 1000).toFixed(1)} s`);
else console.log('There is data already: nothing was changed.');

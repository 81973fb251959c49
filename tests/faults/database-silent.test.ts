import { connect, createServer, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createActor } from '@/tests/support/actors';

// A network that swallows what the database says, without closing anything.
let silent = false;
const connections = new Set<Socket>();
const url = new URL(process.env.RENKEI_APP_DATABASE_URL as string);
const { hostname, port } = url;
const network = createServer((portal) => {
  const database = connect(Number(port), hostname);
  for (const side of [portal, database]) connections.add(side.on('error', () => undefined));
  portal.pipe(database);
  database.on('data', (answer) => silent || portal.write(answer));
  portal.on('close', () => database.destroy());
});
await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
const address = network.address();
if (address === null || typeof address === 'string') throw new Error('a server without a port');
url.host = `127.0.0.1:${address.port}`;
// The portal reads its connection when it first asks.
process.env.RENKEI_APP_DATABASE_URL = url.href;
const actor = await createActor({ kind: 'center' });
const { askAs } = await import('@/lib/core/db');

afterAll(() => {
  for (const socket of connections) socket.destroy();
  network.close();
});

test('a connection that falls silent is given up after twenty seconds, and the next question is answered', async () => {
  const ask = () => askAs(actor).$queryRaw`SELECT renkei.actor_user()::text AS id`;
  expect(await ask()).toEqual([{ id: actor.userId }]);
  silent = true;
  const begun = performance.now();
  await expect(ask()).rejects.toThrow(/read timeout/);
  expect(performance.now() - begun).toBeGreaterThan(19_000);
  silent = false;
  expect(await ask()).toEqual([{ id: actor.userId }]);
});

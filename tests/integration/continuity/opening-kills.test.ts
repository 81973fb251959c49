import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { shortOf } from '@/lib/continuity/declarations/rules';
import { codeOfShare } from '@/lib/continuity/keys/shares/rules';
import type { ShareHolder } from '@/lib/continuity/keys/shares/types';
import { copiesFolder, siteKeys } from '@/lib/continuity/sites/gateway';
import { idOf, newId } from '@/lib/core/ids';
import type { OpeningOrder } from '@/scripts/lib/site/activation';
import { readySiteDatabase } from '@/scripts/lib/site/database';
import { createCopy } from '@/tests/support/database';
import { isProof, times } from '@/tests/support/proof';
import { killWhen, patience, startProgram } from './child';
import { type DisasterCopy, filesWith, makeDisasterCopy, type Standing, secretsOf, standingOf } from './disaster';
import {
  declarationsIn,
  declareAt,
  giveTo,
  hostAndEnvironment,
  isOwnCluster,
  killHost,
  playEnvironment,
  startHost,
  until,
  untilSomebodyWaits,
  withClient,
  workIn,
} from './host';
import { townCode } from './town';

/** The town in whose hall the copy is opened. */
const hostCode = '154059';
/** Two of its people, each with a share. */
const givers = { 佐藤: newId(), 鈴木: newId() };
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-opening-'));
const workDir = path.join(folder, 'tmp');
// Where a path has a comma, the database of an environment is reached by its port.
const hostDir = path.join(folder, 'host,its-data');
const source = new Client({ connectionString: process.env.DATABASE_URL });
/** On a server that is somebody else's, nothing is looked for in its files, and no role logs in that the test does not know. */
const ownCluster = isOwnCluster();
/** An environment that is built and empty; each round has a copy of it. */
const empty = await createCopy(inject('template'));
let copy: DisasterCopy;
let [nothing, atFull, atIncrement]: Standing[] = [];

beforeAll(async () => {
  for (const one of [workDir, hostDir]) mkdirSync(one);
  await siteKeys(hostDir);
  await source.connect();
  copy = await makeDisasterCopy(source, copiesFolder(hostDir), 3_000, () => readySiteDatabase(source, 'cloud'));
  [atFull, atIncrement] = copy.standings;
  await withClient(empty.owner, async (client) => {
    await readySiteDatabase(client, 'activation');
    await client.query(
      `INSERT INTO site_status (id, site, checked_at, center_reachable) VALUES (1, 'here', now(), false)`,
    );
    nothing = await standingOf(client);
  });
});
afterAll(async () => {
  await source.end();
  await empty.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The real program, with the order that a host gives it. */
function opening(ownerUrl: string, files = copy.files) {
  const { wanted, shares } = copy;
  const order: OpeningOrder = { files, wanted, ownerUrl, shares: shares.slice(1).map(codeOfShare) };
  return startProgram('open', [], { TMPDIR: workDir }, JSON.stringify(order));
}

/** Runs `work` in an environment of its own. */
async function inEnvironment(work: (client: Client, ownerUrl: string) => Promise<void>): Promise<void> {
  const environment = await createCopy(empty);
  try {
    await withClient(environment.owner, (client) => work(client, environment.owner));
  } finally {
    await environment.drop();
  }
}

/** Opens to the end; answers how many milliseconds the work in the database took. */
async function openAgain(client: Client, ownerUrl: string): Promise<number> {
  const worked = workIn(client);
  const once = async () => {
    await worked();
    return false;
  };
  expect((await killWhen(opening(ownerUrl), { silent: true, once })).lines).toEqual(['ok']);
  const took = await worked();
  expect(await standingOf(client)).toEqual(atIncrement);
  expect((await standingOf(client)).rows).toBe((await standingOf(source)).rows);
  return took;
}

/** The folder in which the database has everything that is written in it. */
async function filesOf(client: Client): Promise<string> {
  await client.query('CHECKPOINT');
  const { rows } = await client.query(
    `SELECT current_setting('data_directory') AS folder, oid::text FROM pg_database WHERE datname = current_database()`,
  );
  return path.join(rows[0].folder, 'base', rows[0].oid);
}

const manifestIn = async (client: Client): Promise<string> =>
  (await client.query<{ manifest: string }>('SELECT manifest FROM data_copies')).rows[0]?.manifest ?? '';

it(
  'killed while it opens a copy, an environment has nothing, the full copy or all, and the next opening goes through',
  async () => {
    let took = 0;
    await inEnvironment(async (client, ownerUrl) => {
      const increment = copy.files.slice(1);
      expect((await killWhen(opening(ownerUrl, increment))).lines).toEqual(['gap']);
      expect(await standingOf(client)).toEqual(nothing);
      took = await openAgain(client, ownerUrl);
    });
    const seen = { nothing: 0, full: 0, increment: 0 };
    const rounds = times(4, 60);
    for (let round = 0; round < rounds; round++)
      await inEnvironment(async (client, ownerUrl) => {
        const [worked, moment] = [workIn(client), (took * (round + 0.5)) / rounds];
        const once = async () => (await worked()) >= moment;
        const { ended } = await killWhen(opening(ownerUrl), { silent: true, once });
        const standing = await standingOf(client);
        expect(ended ? [atIncrement] : [nothing, atFull, atIncrement], `round ${round}`).toContainEqual(standing);
        const { manifest } = standing;
        seen[manifest === '' ? 'nothing' : manifest === atFull?.manifest ? 'full' : 'increment']++;
        const again = await openAgain(client, ownerUrl);
        // A machine is now faster, now slower.
        if (manifest === '') took = again;
      });
    if (isProof) console.info(`${rounds} kills within ${took.toFixed(0)} ms: ${JSON.stringify(seen)}`);
  },
  patience,
);

it(
  'killed between the full copy and the increment, an environment has the full copy, and no share or key lies on the disk',
  async () => {
    const secrets = await secretsOf(copy);
    const [full, increment] = copy.files;
    if (!full || !increment) throw new Error('not made');
    // Nobody writes into it: the increment never comes.
    const pipe = path.join(workDir, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const files = [full, { ...increment, file: pipe }];
    for (let round = 0; round < times(1, 10); round++)
      await inEnvironment(async (client, ownerUrl) => {
        const once = async () => (await manifestIn(client)) === full.envelope.manifestSha256;
        expect((await killWhen(opening(ownerUrl, files), { silent: true, once })).ended).toBe(false);
        expect(await standingOf(client)).toEqual(atFull);
        if (ownCluster && round === 0) {
          const database = await filesOf(client);
          expect(filesWith(database, secrets)).toEqual([]);
          expect(filesWith(database, [Buffer.from('聖籠町')])).not.toEqual([]);
        }
        await openAgain(client, ownerUrl);
      });
    expect(filesWith(folder, secrets)).toEqual([]);
    // It is found where there is one.
    const [found] = secrets;
    writeFileSync(
      path.join(workDir, 'found'),
      Buffer.concat([Buffer.from('a line of a log: '), ...(found ? [found] : [])]),
    );
    expect(filesWith(folder, secrets)).toEqual(['tmp/found']);
    rmSync(path.join(workDir, 'found'));
  },
  patience,
);

it(
  'two openings at the same time make what one does, also if one is killed, and none takes the town back',
  async () => {
    await inEnvironment(async (client, ownerUrl) => {
      const both = await Promise.all([killWhen(opening(ownerUrl)), killWhen(opening(ownerUrl))]);
      expect(both.map(({ lines }) => lines)).toEqual([['ok'], ['ok']]);
      expect(await standingOf(client)).toEqual(atIncrement);
      const earlier = async () => (await manifestIn(client)) !== atIncrement?.manifest;
      const { ended, lines } = await killWhen(opening(ownerUrl), { silent: true, once: earlier });
      expect([ended, ...lines]).toEqual([true, 'ok']);
    });
    await inEnvironment(async (client, ownerUrl) => {
      const full = async () => (await manifestIn(client)) === atFull?.manifest;
      const first = killWhen(opening(ownerUrl), { silent: true, once: full });
      await Promise.all([first, openAgain(client, ownerUrl)]);
    });
  },
  patience,
);

it.runIf(ownCluster)(
  'a host that is killed before its page says the address opens again, says it once, and finds the environment',
  () =>
    hostAndEnvironment(empty, async (host, hostUrl, there) => {
      const declaration = await declareAt(host, hostCode, hostDir, copy);
      const folderThere = path.join(hostDir, 'activations', `${townCode}-${shortOf(declaration)}`);
      let environment = await playEnvironment(folderThere, new URL(empty.owner));
      let program = await startHost(hostCode, hostDir, hostUrl);
      const startAgain = async () => {
        await killHost(program);
        program = await startHost(hostCode, hostDir, hostUrl);
      };
      const give = (holder: ShareHolder, userName: keyof typeof givers) => {
        const share = copy.shares.find((one) => one.holder === holder);
        const code = share === undefined ? '' : codeOfShare(share);
        return giveTo(hostDir, { declarationId: declaration, code, holder, userId: idOf(givers[userName]), userName });
      };
      /** Two people open, and the host is killed where a lock holds it up. */
      const killedAt = async (client: Client, lock: string) => {
        expect(await give('prefecture', '佐藤')).toBe('waiting');
        await client.query('BEGIN');
        await client.query(lock);
        const second = give('center', '鈴木');
        await untilSomebodyWaits(client);
        await startAgain();
        await client.query('ROLLBACK');
        expect(await second).toBe('');
        expect(await standingOf(there)).toEqual(atIncrement);
        expect(await declarationsIn(host)).toEqual([{ address: '', data_at: null, version: 1 }]);
      };
      try {
        // A share that waits is in the memory of the program alone.
        expect(await give('prefecture', '佐藤')).toBe('waiting');
        await startAgain();
        await killedAt(there, 'LOCK TABLE declarations IN SHARE MODE');
        expect(await declarationsIn(there)).toEqual([]);
        await killedAt(host, 'SELECT FROM declarations FOR NO KEY UPDATE');
        const dataAt = new Date(copy.files.at(-1)?.envelope.dataAt ?? '');
        const told = { address: environment.origin, data_at: dataAt, version: 2 };
        expect(await declarationsIn(there)).toEqual([told]);
        expect([await give('prefecture', '佐藤'), await give('center', '鈴木')]).toEqual(['waiting', 'opened']);
        for (const client of [host, there]) expect(await declarationsIn(client)).toEqual([told]);
        const { rows } = await host.query(
          'SELECT holder, entered_by, outcome, count(*)::int AS times FROM key_openings GROUP BY 1, 2, 3 ORDER BY 1',
        );
        expect(rows).toEqual([
          { holder: 'center', entered_by: '鈴木', outcome: 'opened', times: 3 },
          { holder: 'prefecture', entered_by: '佐藤', outcome: 'opened', times: 4 },
        ]);
        await killHost(program);
        environment.close();
        environment = await playEnvironment(folderThere, new URL(empty.owner));
        program = await startHost(hostCode, hostDir, hostUrl);
        const moved = { ...told, address: environment.origin, version: 3 };
        await until(async () => (await declarationsIn(host))[0]?.address === environment.origin);
        for (const client of [host, there]) expect(await declarationsIn(client)).toEqual([moved]);
        expect(filesWith(folder, await secretsOf(copy))).toEqual([]);
      } finally {
        await killHost(program);
        environment.close();
      }
    }),
  patience,
);

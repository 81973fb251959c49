import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { signEnvelope } from '@/lib/continuity/envelope/rules';
import type { Envelope, SignedEnvelope } from '@/lib/continuity/envelope/types';
import { signList, siteKeys, writeSafely } from '@/lib/continuity/sites/gateway';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { readySiteDatabase } from '@/scripts/lib/site/database';
import { beginSnapshot, writeFull } from '@/scripts/lib/site/export';
import { createCopy } from '@/tests/support/database';
import { times } from '@/tests/support/proof';
import { type FakeCenter, openCenter } from './center';
import { killWhen, patience, startProgram } from './child';
import { insertTown, townCode } from './town';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-kills-'));
const [cloudDir, siteDir] = [path.join(folder, 'cloud'), path.join(folder, 'site')];
const copy = await createCopy(inject('template'));
const [source, target] = [
  new Client({ connectionString: process.env.DATABASE_URL }),
  new Client({ connectionString: copy.owner }),
];
let town: { id: string; code: string };
let center: FakeCenter;
let offered: SignedEnvelope[] = [];

const entry = (name: string, role: SiteEntry['role'], keys: Awaited<ReturnType<typeof siteKeys>>): SiteEntry => ({
  ...{ name, role, place: role === 'cloud' ? 'cloud' : townCode, origin: 'http://127.0.0.1:1' },
  ...{ signingKey: keys.signingKey, recipient: keys.recipient },
});

beforeAll(async () => {
  for (const one of [cloudDir, siteDir]) mkdirSync(one);
  await Promise.all([source.connect(), target.connect()]);
  const made = await insertTown(source, 3_000);
  town = { id: made.townId, code: townCode };
  await readySiteDatabase(source, 'cloud');
  await readySiteDatabase(target, 'down-recovery');
  for (const client of [source, target])
    await client.query(
      `INSERT INTO site_status (id, site, checked_at, center_reachable) VALUES (1, 'here', now(), true)`,
    );
  const [cloud, site] = [await siteKeys(cloudDir), await siteKeys(siteDir)];
  const { privateKey: root } = generateKeyPairSync('ed25519');
  const sites = [entry('cloud', 'cloud', cloud), entry(`${townCode}/down-recovery`, 'down-recovery', site)];
  const signed = signList({ version: 1, drill: false, madeAt: new Date().toISOString(), sites }, root);
  for (const one of [cloudDir, siteDir]) writeSafely(path.join(one, 'site', 'sites.json'), signed);
  center = await openCenter(
    () => offered,
    (id) => path.join(cloudDir, 'copies', `${id}.age`),
  );
});
afterAll(async () => {
  center.close();
  await Promise.all([source.end(), target.end()]);
  await copy.drop();
  rmSync(folder, { recursive: true, force: true });
});

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Everything of the largest tables in one value. */
async function fingerprint(client: Client): Promise<string> {
  const { rows } = await client.query(
    `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text COLLATE "C"), '')) AS sum FROM (
       SELECT r::text AS t FROM residents r UNION ALL SELECT a::text FROM tax_assessments a UNION ALL SELECT i::text FROM tax_instalments i) rows`,
  );
  return rows[0].sum;
}

/** A new full copy of the town as it is now, offered to the site alone. */
async function offer(): Promise<Envelope> {
  const [cloud, { recipient }, id, at] = [await siteKeys(cloudDir), await siteKeys(siteDir), randomUUID(), new Date()];
  await beginSnapshot(source);
  const file = path.join(cloudDir, 'copies', `${id}.age`);
  const { manifest, ...written } = await writeFull(source, town, 'full', [recipient], file, at);
  await source.query('COMMIT');
  const { fromNumber, toNumber, dataAt, format } = manifest;
  const envelope: Envelope = {
    ...{
      id,
      town: townCode,
      kind: 'full',
      audience: 'own',
      recipient,
      generation: 0,
      fromNumber,
      toNumber,
      dataAt,
      format,
    },
    ...written,
    ...{ previousSha256: '', createdAt: at.toISOString() },
  };
  offered = [signEnvelope(envelope, cloud.signing)];
  return envelope;
}

const environment = () => ({
  ...{
    RENKEI_SITE: townCode,
    RENKEI_SITE_ROLE: 'down-recovery',
    RENKEI_CENTER_ORIGIN: center.origin,
    RENKEI_DATA_DIR: siteDir,
  },
});
const pull = () => startProgram('pull', [siteDir, copy.owner], environment());

it(
  'killed while it fetches or restores, a site has the data from before or from after, and goes on where it was',
  async () => {
    const known = new Map<string, string>();
    const change = async (text: string): Promise<Envelope> => {
      await source.query('UPDATE residents SET address = $1', [text]);
      const envelope = await offer();
      known.set(envelope.manifestSha256, await fingerprint(source));
      return envelope;
    };
    await change('初め');
    const { took } = await killWhen(pull());
    const rounds = times(3, 120);
    for (let round = 0; round < rounds; round++) {
      const envelope = await change(`諏訪山${round}番地`);
      const { ended } = await killWhen(pull(), { after: (took * (round + 0.5)) / rounds });
      const { rows } = await target.query('SELECT manifest FROM data_copies');
      const manifest: string = rows[0]?.manifest;
      expect(await fingerprint(target), `round ${round}`).toBe(known.get(manifest));
      if (ended) expect(manifest).toBe(envelope.manifestSha256);
      const stored = await target.query('SELECT id, sha256 FROM copies WHERE deleted_at IS NULL');
      for (const { id, sha256 } of stored.rows) expect(hashOf(path.join(siteDir, 'copies', `${id}.age`))).toBe(sha256);
    }
    await killWhen(pull());
    expect(await fingerprint(target)).toBe(await fingerprint(source));
    const kept = await target.query(
      `SELECT r.kind FROM copy_receipts r JOIN copies c ON c.id = r.copy_id WHERE c.deleted_at IS NULL ORDER BY r.kind`,
    );
    expect(kept.rows.map(({ kind }) => kind)).toEqual(['restored', 'stored']);
  },
  patience,
);

it(
  'a transfer that was cut off goes on from the byte where it was',
  async () => {
    await source.query(`UPDATE residents SET address = '途中'`);
    const { id } = await offer();
    const part = path.join(siteDir, 'copies', `${id}.age.part`);
    await killWhen(pull(), { once: () => existsSync(part) && statSync(part).size > 0 });
    const had = statSync(part).size;
    await killWhen(pull());
    expect(center.begun.at(-1)).toBe(had);
    expect(await fingerprint(target)).toBe(await fingerprint(source));
  },
  patience,
);

it(
  'killed while it copies, the center knows only of files that lie whole on its disk',
  async () => {
    const make = () =>
      startProgram('make', [cloudDir, process.env.DATABASE_URL ?? '', townCode], {
        ...{ RENKEI_SITE: 'cloud', RENKEI_DATA_DIR: cloudDir },
      });
    const { took } = await killWhen(make(), { once: (lines) => lines.includes('made') });
    const rounds = times(2, 80);
    for (let round = 0; round < rounds; round++) await killWhen(make(), { after: (took * (round + 0.5)) / rounds });
    const { rows } = await source.query('SELECT id, sha256 FROM copies');
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, sha256 } of rows) expect(hashOf(path.join(cloudDir, 'copies', `${id}.age`))).toBe(sha256);
  },
  patience,
);

import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Client } from 'pg';
import type { Envelope } from '@/lib/continuity/envelope/types';
import { codeOfShare, joinShares, makeShares, wordsOfShare } from '@/lib/continuity/keys/shares/rules';
import type { KeyShare } from '@/lib/continuity/keys/shares/types';
import { sliceTables } from '@/lib/continuity/slice/constants';
import { beginSnapshot, type WrittenCopy, writeFull, writeIncrement } from '@/scripts/lib/site/export';
import { insertTown, townCode } from './town';

/** What an environment holds: the manifest of the last copy that it says it has, its last change, and every row of the town in one value. */
export interface Standing {
  readonly manifest: string;
  readonly number: number;
  readonly rows: string;
}

const rowsOf = sliceTables.map(({ table, siteColumns = [], sealed }) => {
  const others = [...siteColumns, ...(sealed === undefined ? [] : [sealed])];
  return `SELECT '${table} ' || (to_jsonb(t) - '{${others.join(',')}}'::text[])::text AS row FROM "${table}" t`;
});

/** In one statement, for something may be committed at any moment. */
export async function standingOf(client: Client): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    `SELECT coalesce((SELECT manifest FROM data_copies), '') AS manifest, coalesce((SELECT data_number FROM site_status), 0)::int AS number,
       (SELECT count(*) || ' ' || coalesce(md5(string_agg(row, '|' ORDER BY row COLLATE "C")), '') FROM (${rowsOf.join(' UNION ALL ')}) all_rows) AS rows`,
  );
  const [standing] = rows;
  if (standing === undefined) throw new Error('no answer');
  return standing;
}

/** A town's disaster copy as its partners keep it, and what opens it. */
export interface DisasterCopy {
  readonly townId: string;
  readonly files: readonly { readonly file: string; readonly envelope: Envelope }[];
  readonly wanted: { readonly town: string; readonly generation: number; readonly recipient: string };
  readonly shares: readonly KeyShare[];
  /** The town when each of them was made, as the source had it. */
  readonly standings: readonly Standing[];
}

/** Makes a town in `source`, which logs changes after `ready`, and writes its full copy and an increment into `folder`. */
export async function makeDisasterCopy(
  source: Client,
  folder: string,
  people: number,
  ready: () => Promise<void>,
): Promise<DisasterCopy> {
  const { townId } = await insertTown(source, people);
  await ready();
  const { recipient, shares } = await makeShares(townCode, 1);
  const standings: Standing[] = [];
  const write = async (work: (file: string, at: Date) => Promise<WrittenCopy | null>) => {
    const [id, at] = [randomUUID(), new Date()];
    const file = path.join(folder, `${id}.age`);
    await beginSnapshot(source);
    const written = await work(file, at);
    await source.query('COMMIT');
    if (written === null) throw new Error('nothing changed');
    const { manifest, ...sums } = written;
    const { kind, fromNumber, toNumber, dataAt, format } = manifest;
    const envelope: Envelope = {
      ...{ id, town: townCode, kind, audience: 'disaster', recipient, generation: 1, fromNumber, toNumber, dataAt },
      ...{ format, ...sums, previousSha256: '', createdAt: dataAt },
    };
    standings.push({ ...(await standingOf(source)), manifest: sums.manifestSha256, number: toNumber });
    return { file, envelope };
  };
  const town = { id: townId, code: townCode };
  const full = await write((file, at) => writeFull(source, town, 'full', [recipient], file, at));
  await source.query(`UPDATE residents SET address = '転居先', version = version + 1 WHERE number::int <= 100`);
  await source.query(`DELETE FROM tax_instalments WHERE id IN (SELECT id FROM tax_instalments ORDER BY id LIMIT 20)`);
  await source.query(
    `INSERT INTO tax_payments (id, organization_id, instalment_id, paid_on, amount, way, entered_by, at)
     SELECT gen_random_uuid(), organization_id, id, '2026-11-28', 100, 'manual', '佐藤', now() FROM tax_instalments ORDER BY id LIMIT 50`,
  );
  const increment = await write((file, at) =>
    writeIncrement(source, town, full.envelope.toNumber, [recipient], file, at),
  );
  return { townId, files: [full, increment], wanted: { town: townCode, generation: 1, recipient }, shares, standings };
}

/** Every form in which a share of the key, or the key itself, could be written down. */
export async function secretsOf({ shares, wanted }: DisasterCopy): Promise<Buffer[]> {
  const joined = await joinShares(shares.slice(1), wanted);
  if (!joined.ok) throw new Error(joined.reason);
  const texts = [joined.value, joined.value.toLowerCase()];
  for (const share of shares) {
    const hex = Buffer.from(share.bytes).toString('hex');
    const words = wordsOfShare(share).slice(0, 5);
    texts.push(codeOfShare(share), hex, hex.toUpperCase(), words.join(' '), words.join('　'), words.join('","'));
  }
  return [...texts.map((text) => Buffer.from(text)), ...shares.map(({ bytes }) => Buffer.from(bytes))];
}

/** Files below a folder that hold one of these. */
export function filesWith(folder: string, secrets: readonly Buffer[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = path.join(folder, name);
    // What a database has just removed is not there any more.
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
    const bytes = readFileSync(file);
    return secrets.some((secret) => bytes.includes(secret));
  });
}

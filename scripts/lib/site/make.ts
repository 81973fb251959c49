import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { keepCopy } from '@/lib/continuity/copies/gateway';
import { signEnvelope } from '@/lib/continuity/envelope/rules';
import type { Envelope } from '@/lib/continuity/envelope/types';
import { now } from '@/lib/core/clock';
import { askClient } from '@/lib/core/database/client-rows';
import { spoolIn } from '@/lib/core/storage/spool';
import { beginSnapshot, type Town, type WrittenCopy, writeFull, writeIncrement } from './export';
import { asOwner, asSystem, type SitePlace } from './place';

const keyShape = z.object({ recipient: z.string(), generation: z.number() });
const organizationShape = z.object({ id: z.string() });

type Audience = Envelope['audience'];

/** For whom a copy is encrypted. */
interface Recipient {
  readonly audience: Audience;
  readonly recipient: string;
  readonly generation: number;
}

const lastShape = z.object({ sha256: z.string(), to_number: z.string() });
type Last = z.infer<typeof lastShape>;

/** Everybody who gets a copy of a town: its own server, the disaster key that is valid now, and the server for others in its hall. */
async function recipientsOf(place: SitePlace, town: Town): Promise<Recipient[]> {
  const siteOf = (role: string) => place.list?.sites.find((one) => one.place === town.code && one.role === role);
  const key = await asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      keyShape,
      'SELECT recipient, generation FROM disaster_keys WHERE organization_id = $1 ORDER BY generation DESC LIMIT 1',
      [town.id],
    );
    return rows[0];
  });
  const [own, host] = [siteOf('down-recovery'), siteOf('partner')];
  return [
    ...(own ? [{ audience: 'own' as const, recipient: own.recipient, generation: 0 }] : []),
    ...(key ? [{ audience: 'disaster' as const, ...key }] : []),
    ...(host ? [{ audience: 'host' as const, recipient: host.recipient, generation: 0 }] : []),
  ];
}

const lastOf = (place: SitePlace, town: Town, { audience, recipient }: Recipient): Promise<Last | undefined> =>
  asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      lastShape,
      `SELECT sha256, to_number FROM copies WHERE organization_id = $1 AND audience = $2 AND recipient = $3 AND deleted_at IS NULL
       ORDER BY data_at DESC, created_at DESC LIMIT 1`,
      [town.id, audience, recipient],
    );
    return rows[0];
  });

/** A copy that was made: its envelope, and how long it took. */
export interface MadeCopy {
  readonly envelope: Envelope;
  readonly seconds: number;
  readonly rows: number;
}

/** The row stands only for a file that lies whole in the store. */
async function keep(place: SitePlace, town: Town, envelope: Envelope, seconds: number): Promise<void> {
  const { text, signature } = signEnvelope(envelope, place.keys.signing);
  await asSystem(place.ownerUrl, (client) => insertCopy(client, town.id, envelope, { text, signature }, seconds));
}

export function insertCopy(
  client: pg.ClientBase,
  townId: string,
  e: Envelope,
  signed: { text: string; signature: string },
  seconds: number,
): Promise<unknown> {
  return client.query(
    `INSERT INTO copies (id, organization_id, kind, audience, recipient, generation, from_number, to_number, data_at, format, length, sha256,
       manifest_sha256, envelope, signature, created_at, stored_at, seconds)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT (id) DO NOTHING`,
    [
      ...[e.id, townId, e.kind, e.audience, e.recipient, e.generation, e.fromNumber, e.toNumber, e.dataAt, e.format],
      ...[e.length, e.sha256, e.manifestSha256, signed.text, signed.signature, e.createdAt, now(), seconds],
    ],
  );
}

interface Making {
  readonly place: SitePlace;
  readonly town: Town;
  readonly client: pg.ClientBase;
  readonly dataAt: Date;
}

async function makeOne(
  { place, town, client, dataAt }: Making,
  to: Recipient,
  wanted: 'full' | 'increment',
): Promise<MadeCopy | null> {
  const begin = performance.now();
  const last = await lastOf(place, town, to);
  const id = randomUUID();
  const spool = spoolIn(place.dataDir);
  mkdirSync(spool, { recursive: true });
  const file = path.join(spool, id);
  const incremental = wanted === 'increment' && last !== undefined && to.audience !== 'host';
  const kind = incremental ? 'increment' : to.audience === 'host' ? 'host' : 'full';
  const written: WrittenCopy | null =
    kind === 'increment'
      ? await writeIncrement(client, town, Number(last?.to_number), [to.recipient], file, dataAt)
      : await writeFull(client, town, kind, [to.recipient], file, dataAt);
  if (written === null) return null;
  const { manifest, length, sha256, manifestSha256 } = written;
  const { format, fromNumber, toNumber } = manifest;
  const envelope: Envelope = {
    ...{ id, town: town.code, kind, ...to, fromNumber, toNumber, dataAt: manifest.dataAt, format, length, sha256 },
    ...{ manifestSha256, previousSha256: last?.sha256 ?? '', createdAt: now().toISOString() },
  };
  await keepCopy(place.dataDir, id, { path: file, hash: sha256, size: length });
  rmSync(file, { force: true });
  const seconds = (performance.now() - begin) / 1000;
  await keep(place, town, envelope, seconds);
  return { envelope, seconds, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) };
}

/** Copies of one town for everybody who keeps them, all of one snapshot. */
export async function makeCopies(place: SitePlace, code: string, wanted: 'full' | 'increment'): Promise<MadeCopy[]> {
  const town = await townOf(place, code);
  const recipients = await recipientsOf(place, town);
  return asOwner(place.ownerUrl, async (client) => {
    await beginSnapshot(client);
    // The snapshot is taken by the first question of the transaction.
    await client.query('SELECT 1');
    const making = { place, town, client, dataAt: now() };
    const made: MadeCopy[] = [];
    for (const to of recipients) {
      if (wanted === 'increment' && to.audience === 'host') continue;
      const copy = await makeOne(making, to, wanted);
      if (copy !== null) made.push(copy);
    }
    await client.query('COMMIT');
    return made;
  });
}

export async function townOf(place: SitePlace, code: string): Promise<Town> {
  return asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(client, organizationShape, 'SELECT id FROM organizations WHERE code = $1', [code]);
    const id = rows[0]?.id;
    if (id === undefined) throw new Error(`no organization has the code ${code}`);
    return { id, code };
  });
}

import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { followsOn, readEnvelope, signText } from '@/lib/continuity/envelope/rules';
import type { Envelope, SignedEnvelope } from '@/lib/continuity/envelope/types';
import { copiesFolder, verifyKeyOf } from '@/lib/continuity/sites/gateway';
import { keepsOf } from '@/lib/continuity/sites/rules';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { now } from '@/lib/core/clock';
import { askClient } from '@/lib/core/database/client-rows';
import { CopyFault, hashFile, verifyFile } from './copy';
import { insertCopy } from './make';
import { ask, tell } from './peers';
import { asOwner, asSystem, type SitePlace } from './place';
import { restoreFull, restoreIncrement } from './restore';
import { standingOf } from './standing';

const organizationShape = z.object({ id: z.string() });

const fileOf = (place: SitePlace, id: string) => path.join(copiesFolder(place.dataDir), `${id}.age`);

/** Fetches the rest of a file; what a cut-off transfer left is gone on with. */
async function fetchRest(place: SitePlace, center: SiteEntry, envelope: Envelope): Promise<void> {
  const part = `${fileOf(place, envelope.id)}.part`;
  const have = statSync(part, { throwIfNoEntry: false })?.size ?? 0;
  if (have < envelope.length) {
    const response = await ask(place, center, `/api/site/copies/${envelope.id}`, {
      headers: { range: `bytes=${have}-` },
    });
    if (response.status !== 206 || response.body === null) throw new Error(`copy ${envelope.id}: ${response.status}`);
    const file = openSync(part, have === 0 ? 'w' : 'a', 0o600);
    try {
      for await (const chunk of response.body) writeSync(file, chunk);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
  try {
    await verifyFile(part, envelope);
  } catch (error) {
    // What was received is not what was signed: begin anew the next time.
    rmSync(part, { force: true });
    throw error;
  }
  renameSync(part, fileOf(place, envelope.id));
}

type ReceiptKind = 'stored' | 'checked' | 'restored' | 'deleted';

/** A receipt is kept before it is sent; what the center has not answered for is sent again. */
async function sign(
  place: SitePlace,
  townId: string,
  envelope: Pick<Envelope, 'id' | 'sha256'>,
  kind: ReceiptKind,
  seconds = 0,
): Promise<void> {
  const at = now();
  const text = JSON.stringify({
    copy: envelope.id,
    site: place.name,
    kind,
    at: at.toISOString(),
    sha256: envelope.sha256,
    seconds,
  });
  await asSystem(place.ownerUrl, async (client) => {
    await client.query(
      `INSERT INTO copy_receipts (copy_id, organization_id, site, kind, at, sha256, seconds, signature)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (copy_id, site, kind) DO UPDATE SET at = EXCLUDED.at, sha256 = EXCLUDED.sha256, signature = EXCLUDED.signature
       WHERE copy_receipts.kind = 'checked'`,
      [envelope.id, townId, place.name, kind, at, envelope.sha256, seconds, signText(text, place.keys.signing)],
    );
    if (kind === 'restored') await client.query('UPDATE copies SET restored_at = $2 WHERE id = $1', [envelope.id, at]);
  });
}

const receiptShape = z.object({
  copy_id: z.string(),
  kind: z.string(),
  at: z.date(),
  sha256: z.string(),
  seconds: z.number(),
  signature: z.string(),
});
type ReceiptRow = z.infer<typeof receiptShape>;

/** Which receipts the center has already. In memory: after a restart all are sent again, and the center takes each once. */
const acknowledged = new Set<string>();
const keyOf = ({ copy_id, kind, at }: ReceiptRow): string => `${copy_id} ${kind} ${at.getTime()}`;

export async function sendReceipts(place: SitePlace, center: SiteEntry): Promise<void> {
  const rows = await asSystem(place.ownerUrl, async (client) => {
    return askClient(
      client,
      receiptShape,
      'SELECT copy_id, kind, at, sha256, seconds, signature FROM copy_receipts WHERE site = $1 ORDER BY at DESC LIMIT 100',
      [place.name],
    );
  });
  const waiting = rows.filter((row) => !acknowledged.has(keyOf(row)));
  if (waiting.length === 0) return;
  const receipts = waiting.map((row) => ({
    text: JSON.stringify({
      ...{ copy: row.copy_id, site: place.name, kind: row.kind, at: row.at.toISOString(), sha256: row.sha256 },
      seconds: row.seconds,
    }),
    signature: row.signature,
  }));
  const answer = (await tell(place, center, '/api/site/reports', { receipts })) as { received?: number } | null;
  if (answer === null) return;
  for (const row of waiting) acknowledged.add(keyOf(row));
}

const haveShape = z.object({
  id: z.string(),
  organization_id: z.string(),
  audience: z.string(),
  sha256: z.string(),
  restored_at: z.date().nullable(),
});
type Have = z.infer<typeof haveShape>;

async function have(place: SitePlace): Promise<Map<string, Have>> {
  return asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      haveShape,
      'SELECT id, organization_id, audience, sha256, restored_at FROM copies WHERE deleted_at IS NULL',
    );
    return new Map(rows.map((row) => [row.id, row]));
  });
}

/** Rows of names come with the first copy that is restored; until then a partner's ciphertext is of an organization by its code only. */
async function townIdOf(place: SitePlace, code: string): Promise<string | null> {
  return asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(client, organizationShape, 'SELECT id FROM organizations WHERE code = $1', [code]);
    return rows[0]?.id ?? null;
  });
}

async function restore(place: SitePlace, envelope: Envelope): Promise<{ townId: string; seconds: number } | null> {
  const file = fileOf(place, envelope.id);
  return asOwner(place.ownerUrl, async (client) => {
    if (envelope.audience === 'host') return restoreFull(client, file, envelope, place.keys.identity);
    const fault = followsOn(envelope, await standingOf(client));
    // What is there is as new or newer; a gap waits for the next full copy.
    if (fault !== null) return null;
    const work = envelope.kind === 'full' ? restoreFull : restoreIncrement;
    return work(client, file, envelope, place.keys.identity);
  });
}

/** Takes what the center has made for this site: the ciphertext first, whole; then, where the key is this site's own, into its tables. */
export async function pullCopies(place: SitePlace, center: SiteEntry): Promise<number> {
  const me = place.list?.sites.find(({ name }) => name === place.name);
  if (me === undefined) return 0;
  const response = await ask(place, center, '/api/site/copies');
  if (!response.ok) throw new Error(`copies: ${response.status}`);
  const { copies } = (await response.json()) as { copies: readonly SignedEnvelope[] };
  const known = await have(place);
  let pulled = 0;
  for (const signed of copies) {
    const read = readEnvelope(signed, verifyKeyOf(center));
    if (!read.ok) throw new CopyFault(read.reason);
    const envelope = read.value;
    // The center says what it has; whether it is for this site is checked here, too.
    if (envelope.audience !== 'host' && !keepsOf(me, place.towns).includes(envelope.town))
      throw new CopyFault('otherTown');
    if (await take(place, center, envelope, signed, known.get(envelope.id))) pulled++;
  }
  await deleteSuperseded(
    place,
    copies.map(({ text }) => (JSON.parse(text) as Envelope).id),
  );
  return pulled;
}

/** A copy that is wanted no more goes, once another one of the same town for the same reader lies here: never the last. */
async function deleteSuperseded(place: SitePlace, wanted: readonly string[]): Promise<void> {
  const here = [...(await have(place)).values()];
  const kept = here.filter(({ id }) => wanted.includes(id) && existsSync(fileOf(place, id)));
  for (const old of here.filter(({ id }) => !wanted.includes(id))) {
    const follows = (one: Have) => one.organization_id === old.organization_id && one.audience === old.audience;
    if (!kept.some(follows)) continue;
    rmSync(fileOf(place, old.id), { force: true });
    await asSystem(place.ownerUrl, (client) =>
      client.query('UPDATE copies SET deleted_at = $2 WHERE id = $1', [old.id, now()]),
    );
    await sign(place, old.organization_id, old, 'deleted');
  }
}

/** Reads each file again and signs for what it found. One that is damaged is thrown away, and fetched anew. */
export async function checkCopies(place: SitePlace): Promise<void> {
  for (const { id, organization_id, sha256 } of (await have(place)).values()) {
    if (!existsSync(fileOf(place, id))) continue;
    const found = await hashFile(fileOf(place, id));
    await sign(place, organization_id, { id, sha256: found.sha256 }, 'checked');
    if (found.sha256 !== sha256) rmSync(fileOf(place, id), { force: true });
  }
}

async function take(
  place: SitePlace,
  center: SiteEntry,
  envelope: Envelope,
  signed: SignedEnvelope,
  known: Have | undefined,
): Promise<boolean> {
  const opens = envelope.audience !== 'disaster';
  const there = existsSync(fileOf(place, envelope.id));
  if (there && known !== undefined && (!opens || known.restored_at !== null)) return false;
  if (!there) await fetchRest(place, center, envelope);
  if (!there && known !== undefined) {
    await sign(place, known.organization_id, envelope, 'checked');
    return true;
  }
  let restored: { townId: string; seconds: number } | null = null;
  if (opens) restored = await restore(place, envelope);
  const townId = restored?.townId ?? (await townIdOf(place, envelope.town));
  if (townId === null) return false;
  await asSystem(place.ownerUrl, (client) => insertCopy(client, townId, envelope, signed, 0));
  await sign(place, townId, envelope, 'stored');
  if (restored === null) return known === undefined;
  await sign(place, townId, envelope, 'restored', restored.seconds);
  return true;
}

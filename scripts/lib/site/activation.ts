import { spawn } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { shortOf } from '@/lib/continuity/declarations/rules';
import { readEnvelope } from '@/lib/continuity/envelope/rules';
import type { Envelope } from '@/lib/continuity/envelope/types';
import { copiesFolder, siteFolder, verifyKeyOf } from '@/lib/continuity/sites/gateway';
import { isAlive } from '@/lib/core/async/within';
import { askClient } from '@/lib/core/database/client-rows';
import { env } from '@/lib/core/env';
import { embeddedUrl } from '../portal/embedded.mjs';
import { whoRuns } from '../portal/lock.mjs';
import { readSecrets } from '../portal/secrets.mjs';
import { rememberedPort } from '../ports.mjs';
import { builtProgram } from '../prepare/programs.mjs';
import { root } from '../root.mjs';
import { tailOf } from '../run.mjs';
import { asSystem, type SitePlace } from './place';

const signedShape = z.object({ text: z.string(), signature: z.string() });
const declarationShape = z.object({ row: z.object({ version: z.number() }) });

/** A declaration of case 3 that this server is the host of. */
export const activationShape = z.object({ id: z.string(), town: z.string(), townId: z.string(), plan: z.number() });
export type Activation = z.infer<typeof activationShape>;

/** The environment of a town that works here: its own processes, directory, cluster and port. */
export interface Environment {
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly origin: string;
}

export const folderOf = (place: SitePlace, { id, town }: Activation) =>
  path.join(place.dataDir, 'activations', `${town}-${shortOf(id)}`);

/** The last full copy of a town and what came after it, oldest first. */
export async function copiesOf(place: SitePlace, townId: string): Promise<Envelope[]> {
  const { center } = place;
  if (center === undefined) return [];
  const rows = await asSystem(place.ownerUrl, async (client) => {
    return askClient(
      client,
      signedShape,
      `SELECT envelope AS text, signature FROM copies WHERE organization_id = $1 AND audience = 'disaster' AND deleted_at IS NULL
       AND data_at >= (SELECT max(data_at) FROM copies WHERE organization_id = $1 AND audience = 'disaster' AND kind = 'full' AND deleted_at IS NULL)
       ORDER BY data_at, to_number`,
      [townId],
    );
  });
  return rows.flatMap((signed) => {
    const read = readEnvelope(signed, verifyKeyOf(center));
    return read.ok ? [read.value] : [];
  });
}

const building = new Map<string, Promise<Environment>>();

/** The environment, built now if it is not there yet, or started again if it has ended: empty until somebody opens the copy. */
export async function environmentOf(place: SitePlace, activation: Activation): Promise<Environment> {
  const known = building.get(activation.id);
  if (known) {
    const environment = await known;
    if (whoRuns(environment.dataDir)) return environment;
    // Of two who find it gone, the second waits for what the first one starts.
    if (building.get(activation.id) === known) building.delete(activation.id);
    return environmentOf(place, activation);
  }
  const made = build(place, activation);
  building.set(activation.id, made);
  made.catch(() => building.delete(activation.id));
  return made;
}

/** It is not there any more. */
export const forget = ({ id }: Activation): boolean => building.delete(id);

async function build(place: SitePlace, activation: Activation): Promise<Environment> {
  const dataDir = folderOf(place, activation);
  mkdirSync(siteFolder(dataDir), { recursive: true, mode: 0o700 });
  for (const file of ['signing.pem', 'sites.json'])
    copyFileSync(path.join(siteFolder(place.dataDir), file), path.join(siteFolder(dataDir), file));
  const running = whoRuns(dataDir);
  const { origin, ended } = running
    ? // It may be stopping, because whoever started it was ended.
      { origin: running.origin, ended: () => whoRuns(dataDir)?.pid !== running.pid }
    : await start(place, activation, dataDir);
  if (!(await answers(origin, ended)))
    throw new Error(`the environment did not start:\n${tailOf(readFileSync(logOf(dataDir), 'utf8'))}`);
  return { dataDir, origin, ownerUrl: embeddedUrl(dataDir, readSecrets(dataDir)) };
}

const logOf = (dataDir: string): string => path.join(dataDir, 'start.log');

interface Started {
  readonly origin: string;
  readonly ended: () => boolean;
}

/** Beside this server: under the same name of the host, on a port of its own. */
async function start(place: SitePlace, { town }: Activation, dataDir: string): Promise<Started> {
  const { site } = place;
  const own = new URL(env().RENKEI_ORIGIN);
  const port = await rememberedPort(path.join(dataDir, 'web.port'), process.env.RENKEI_HOST);
  const origin = `${own.protocol}//${own.hostname}:${port}`;
  const { DATABASE_URL: _owner, RENKEI_APP_DATABASE_URL: _app, RENKEI_SECRET: _secret, ...inherited } = process.env;
  const log = openSync(logOf(dataDir), 'a', 0o600);
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      ...inherited,
      ...{ RENKEI_SITE: town, RENKEI_SITE_ROLE: 'activation', RENKEI_SITE_HOST: site.kind === 'town' ? site.code : '' },
      ...{
        RENKEI_DATA_DIR: dataDir,
        RENKEI_PORT: String(port),
        RENKEI_ORIGIN: origin,
        RENKEI_HOST: process.env.RENKEI_HOST,
      },
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  process.once('exit', () => child.kill('SIGTERM'));
  return { origin, ended: () => child.exitCode !== null || child.signalCode !== null };
}

/** Waits for a first answer; false = there will be none. */
async function answers(origin: string, ended: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 1_200 && !ended(); tries++) {
    if (await isAlive(origin, 5_000)) return true;
    await sleep(250);
  }
  return false;
}

/** What the child that opens the copy is given, on its standard input, and keeps nowhere. */
export interface OpeningOrder {
  readonly shares: readonly string[];
  readonly wanted: { readonly town: string; readonly generation: number; readonly recipient: string };
  readonly files: readonly { readonly file: string; readonly envelope: Envelope }[];
  readonly ownerUrl: string;
}

/** Joins the shares and restores, in a process of its own that ends after this one decryption. */
export async function open(
  place: SitePlace,
  activation: Activation,
  shares: readonly string[],
): Promise<{ ok: true; origin: string; dataAt: string } | { ok: false; reason: string }> {
  const envelopes = await copiesOf(place, activation.townId);
  const [full] = envelopes;
  const last = envelopes.at(-1);
  if (full === undefined || last === undefined) return { ok: false, reason: 'noCopy' };
  const files = envelopes.map((envelope) => ({
    file: path.join(copiesFolder(place.dataDir), `${envelope.id}.age`),
    envelope,
  }));
  if (files.some(({ file }) => !existsSync(file))) return { ok: false, reason: 'noCopy' };
  const environment = await environmentOf(place, activation);
  const wanted = { town: activation.town, generation: full.generation, recipient: full.recipient };
  const { secret } = readSecrets(environment.dataDir);
  const outcome = await inChild({ shares, wanted, files, ownerUrl: environment.ownerUrl }, secret);
  if (outcome !== 'ok') return { ok: false, reason: outcome };
  await copyDeclaration(place, activation, environment, last.dataAt);
  return { ok: true, origin: environment.origin, dataAt: last.dataAt };
}

/** `secret`: the environment's own, with which it seals anew what it keeps sealed. */
function inChild(order: OpeningOrder, secret: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, builtProgram('scripts/lib/site/open.ts'), {
      cwd: root,
      env: { ...process.env, RENKEI_SECRET: secret },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('close', () => resolve(said.trim().split('\n').at(-1) || 'fault'));
    child.stdin.end(JSON.stringify(order));
  });
}

const columns = `id, organization_id, organization_code, plan, host_code, state, reason, representative, request_means, request_recorded_by,
  request_confirmed_by, declared_by, declared_by_id, declared_at, opened_at, signature, version`;

/**
 * The declaration goes along: certificates and receipts of the environment carry it. It stands there before its address stands here, for
 * with the address the page asks for no more shares: killed in between, it is opened once more. Done again, it changes nothing.
 */
export async function copyDeclaration(
  place: SitePlace,
  { id }: Activation,
  { ownerUrl, origin }: Environment,
  dataAt: string | Date,
): Promise<void> {
  const row = await asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      declarationShape,
      `SELECT row_to_json(d) AS row FROM declarations d WHERE id = $1 AND state = 'open'`,
      [id],
    );
    return rows[0]?.row;
  });
  if (row !== undefined)
    await asSystem(ownerUrl, (client) =>
      client.query(
        `INSERT INTO declarations AS known (${columns}, address, data_at)
         SELECT ${columns}, $2::text, $3::timestamptz FROM json_populate_record(NULL::declarations, $1::json)
         ON CONFLICT (id) DO UPDATE SET address = EXCLUDED.address, data_at = EXCLUDED.data_at, version = known.version + 1
         WHERE (known.address, known.data_at) IS DISTINCT FROM (EXCLUDED.address, EXCLUDED.data_at)`,
        [JSON.stringify({ ...row, version: row.version + 1 }), origin, dataAt],
      ),
    );
  await asSystem(place.ownerUrl, async (client) => {
    await client.query(
      `UPDATE declarations SET address = $2, data_at = $3, version = version + 1
       WHERE id = $1 AND state = 'open' AND (address, data_at) IS DISTINCT FROM ($2, $3)`,
      [id, origin, dataAt],
    );
    await client.query(`UPDATE key_openings SET outcome = 'opened' WHERE declaration_id = $1 AND outcome = 'waiting'`, [
      id,
    ]);
  });
}

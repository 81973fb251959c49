import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { type GivenShare, socketOf } from '@/lib/continuity/openings/gateway';
import { now } from '@/lib/core/clock';
import { askClient } from '@/lib/core/database/client-rows';
import { type Activation, activationShape, copiesOf, open } from './activation';
import { asSystem, type SitePlace } from './place';

/** Minutes that a first share waits for the second. */
const patience = 15 * 60_000;

interface Held extends GivenShare {
  readonly at: number;
}

/** Shares that wait for the second, in the memory of this process alone. */
const held = new Map<string, Held[]>();

export async function activationOf(place: SitePlace, id: string): Promise<Activation | null> {
  const own = place.site.kind === 'town' ? place.site.code : '';
  return asSystem(place.ownerUrl, async (client) => {
    const rows = await askClient(
      client,
      activationShape,
      `SELECT id, organization_code AS town, organization_id AS "townId", plan FROM declarations WHERE id = $1 AND state = 'open' AND plan = 3 AND host_code = $2`,
      [id, own],
    );
    return rows[0] ?? null;
  });
}

/** Who gave a share, written down before anything is opened with it; answers the record's id. */
async function record(place: SitePlace, activation: Activation, share: GivenShare): Promise<string> {
  const [copy] = await copiesOf(place, activation.townId);
  const id = randomUUID();
  await asSystem(place.ownerUrl, (client) =>
    client.query(
      `INSERT INTO key_openings (id, declaration_id, holder, generation, entered_by, entered_by_id, at, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting')`,
      [id, activation.id, share.holder, copy?.generation ?? 0, share.userName, share.userId, now()],
    ),
  );
  return id;
}

/** One share more. Two people and two shares open; a wrong one forgets what was given, because nobody knows which of them it was. */
async function take(place: SitePlace, share: GivenShare): Promise<string> {
  const activation = await activationOf(place, share.declarationId);
  if (activation === null) return 'notDeclared';
  const waiting = (held.get(share.declarationId) ?? []).filter(({ at }) => now().getTime() - at < patience);
  if (waiting.some(({ userId }) => userId === share.userId)) return 'samePerson';
  if (waiting.some(({ holder }) => holder === share.holder)) return 'sameShare';
  const all = [...waiting, { ...share, at: now().getTime() }];
  if (all.length < 2) held.set(share.declarationId, all);
  else held.delete(share.declarationId);
  const id = await record(place, activation, share);
  return all.length < 2 ? 'waiting' : openWith(place, activation, all, id);
}

/** Opens with the shares that two people gave; `id`: the record of the second, which says why it did not open. */
async function openWith(
  place: SitePlace,
  activation: Activation,
  shares: readonly Held[],
  id: string,
): Promise<string> {
  const codes = shares.map(({ code }) => code);
  const opened = await open(place, activation, codes).catch((error: unknown) => {
    console.error(error);
    return { ok: false as const, reason: 'fault' };
  });
  if (opened.ok) return 'opened';
  await asSystem(place.ownerUrl, (client) =>
    client.query('UPDATE key_openings SET outcome = $2 WHERE id = $1', [id, opened.reason]),
  );
  return opened.reason;
}

/** Listens on a socket of this machine that only this account may use. */
export function listenForShares(place: SitePlace): Server {
  const address = socketOf(place.dataDir);
  rmSync(address, { force: true });
  const server = createServer((socket) => {
    let text = '';
    socket.on('error', () => {});
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (text.length > 4_000) return socket.destroy();
      if (!text.endsWith('\n')) return;
      take(place, JSON.parse(text) as GivenShare).then(
        (outcome) => socket.end(outcome),
        (error: unknown) => {
          console.error(error);
          socket.end('fault');
        },
      );
    });
  });
  process.umask(0o077);
  server.listen(address);
  return server;
}

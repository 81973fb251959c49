import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { listEndpoints } from '@/lib/access/requests/endpoints';
import { type ActionDefinition, performAction } from '@/lib/access/requests/perform';
import { readAs } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { receiveUpload } from '@/lib/files/uploads/mutations';
import type { TicketMove } from '@/lib/tickets/constants';
import { readTicketPage } from '@/lib/tickets/queries';
import type { TicketDetail } from '@/lib/tickets/types';
import { callOf, loadCountry, personOf } from './country';
import { owner } from './database';
import { bytesOf, samplePdf } from './files';
import '@/lib/tickets/actions';

/** The people of the story: 聖籠町, its prefecture, the center, the operator, and 出雲崎町, which it does not concern. */
export async function loadFixture() {
  await loadCountry();
  return {
    town: await personOf('153079', ['system_administrator']),
    townStaff: await personOf('153079', ['staff']),
    townAuditor: await personOf('153079', ['auditor']),
    prefecture: await personOf('150002', ['system_administrator']),
    prefectureColleague: await personOf('150002', ['staff']),
    center: await personOf('JLIS', ['call_center']),
    centerColleague: await personOf('JLIS', ['system_management']),
    operator: await personOf('SOUMU', ['system_administrator']),
    neighbour: await personOf('154059', ['system_administrator']),
    otherPrefecture: await personOf('200000', ['system_administrator']),
  } satisfies Record<string, Actor>;
}
export type Fixture = Awaited<ReturnType<typeof loadFixture>>;

type Fields = Record<string, string | readonly string[]>;
type AnyAction = ActionDefinition<never, Record<string, string>, unknown>;

/** Sends a form to an action by name: parse → policy → transaction, as in the portal, without a browser. */
export function send(actor: Actor, name: string, fields: Fields, key: string = randomUUID()) {
  const action = listEndpoints().find((endpoint) => endpoint.name === name && endpoint.kind === 'action');
  if (action === undefined) throw new Error(`no action ${name}`);
  return performAction(action as unknown as AnyAction, { ...callOf(actor, fields), key });
}

export const sheet: Fields = {
  subject: '住民票の広域交付でエラーになる',
  system: 'juki_cs',
  category: 'fault',
  urgency: 'normal',
  route: 'relay',
  question: '他市町村の住民票を請求するとエラー E-101 が出ます。対処を教えてください。',
  contactName: '試験 太郎',
};

export interface Asked {
  readonly id: string;
  readonly number: string;
}

export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  return result.value;
}

/** The first problem, as `code` or `code field`. */
export const problemOf = (result: Result<unknown>): string => {
  const problem = result.ok ? undefined : result.problems[0];
  return [problem?.code, problem?.field].filter(Boolean).join(' ');
};

export async function ask(actor: Actor, fields: Fields = {}): Promise<Asked> {
  return accepted(await send(actor, 'ticket.create', { ...sheet, ...fields })) as unknown as Asked;
}

/** Tries a move at the version that the ticket has now. */
export async function tryMove(actor: Actor, ticket: Asked, move: TicketMove, fields: Fields = {}) {
  const { version } = await ticketRow(ticket.id);
  return send(actor, 'ticket.move', { ticketId: ticket.id, version: String(version), move, ...fields });
}

const worded: readonly TicketMove[] = [
  'answer',
  'ask_back',
  'reply',
  'return',
  'supplement',
  'reopen',
  'note',
  'withdraw',
];

/** Makes a move; where it needs words and none are given, it says who makes it. */
export async function makeMove(
  actor: Actor,
  ticket: Asked,
  move: TicketMove,
  text = worded.includes(move) ? `${move}の文` : '',
) {
  return accepted(await tryMove(actor, ticket, move, { text }));
}

/** One move of the story: who, and what. */
export type Turn = readonly [keyof Fixture, TicketMove];

/** An inquiry of the town after these moves. */
export async function playOut(fixture: Fixture, turns: readonly Turn[], fields: Fields = {}): Promise<Asked> {
  const ticket = await ask(fixture.town, fields);
  for (const [who, move] of turns) await makeMove(fixture[who], ticket, move);
  return ticket;
}

export async function ticketRow(id: string) {
  const { rows } = await owner().query('SELECT * FROM tickets WHERE id = $1', [id]);
  return rows[0];
}

/** The bodies that somebody reads on the ticket's page; null = there is no such ticket for them. */
export async function wordsSeenBy(actor: Actor, ticket: Asked): Promise<string[] | null> {
  const detail = await detailFor(actor, ticket);
  return detail?.entries.map((entry) => entry.body) ?? null;
}

export async function detailFor(actor: Actor, ticket: Asked): Promise<TicketDetail | null> {
  return (await readAs(actor, (db) => readTicketPage(db, actor, ticket.number)))?.ticket ?? null;
}

export async function upload(actor: Actor, name = '画面.pdf'): Promise<string> {
  const body = bytesOf(samplePdf(randomUUID()));
  return accepted(await receiveUpload(actor, { name, body, declaredSize: null })).id;
}

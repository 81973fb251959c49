import { setImmediate as breathe } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { type CopyValue, copyRows } from '../copy';
import { Numbers } from './build';
import { markRows, readRows } from './reads';
import {
  entryColumns,
  entryRows,
  holdingColumns,
  holdingRows,
  partyColumns,
  partyRows,
  textColumns,
  textRows,
  ticketColumns,
  ticketRow,
} from './rows';
import { addTargetRows, alertColumns, type TargetWorld, targetColumns } from './targets';
import type { Walk, World } from './walk';

type Rows = CopyValue[][];
interface Batch {
  readonly tickets: Rows;
  readonly entries: Rows;
  readonly holdings: Rows;
  readonly parties: Rows;
  readonly reads: Rows;
  readonly texts: Rows;
  readonly targets: Rows;
  readonly alerts: Rows;
}

const batchSize = 4_000;

async function write(client: ClientBase, batch: Batch): Promise<void> {
  await copyRows(client, 'tickets', ticketColumns, batch.tickets);
  await copyRows(client, 'ticket_entries', entryColumns, batch.entries);
  await copyRows(client, 'ticket_holdings', holdingColumns, batch.holdings);
  await copyRows(client, 'ticket_parties', partyColumns, batch.parties);
  await copyRows(client, 'ticket_reads', ['user_id', 'ticket_id', 'read_at'], batch.reads);
  await copyRows(client, 'ticket_texts', textColumns, batch.texts);
  await copyRows(client, 'ticket_targets', targetColumns, batch.targets);
  await copyRows(client, 'ticket_target_alerts', alertColumns, batch.alerts);
}

const empty = (): Batch => ({
  tickets: [],
  entries: [],
  holdings: [],
  parties: [],
  reads: [],
  texts: [],
  targets: [],
  alerts: [],
});

/**
 * Writes tickets as they are made, oldest first: while the database takes one batch in, the next one is thought up.
 * Answers what number each got.
 */
export async function loadTickets(
  client: ClientBase,
  world: World & { readonly targets: TargetWorld },
  walks: Iterable<Walk>,
): Promise<ReadonlyMap<string, string>> {
  const numbers = new Numbers();
  const given = new Map<string, string>();
  let written = Promise.resolve();
  let batch = empty();
  for (const walk of walks) {
    const number = numbers.next(walk.ticket.createdAt);
    const dueAt = addTargetRows(world.targets, walk, batch);
    batch.tickets.push(ticketRow(walk, number, dueAt));
    batch.entries.push(...entryRows(walk));
    batch.holdings.push(...holdingRows(walk));
    batch.parties.push(...partyRows(walk, dueAt));
    batch.reads.push(...readRows(world, walk, given.size));
    batch.texts.push(...textRows(walk, number));
    given.set(walk.ticket.id, number);
    if (given.size % 200 === 0) await breathe();
    if (batch.tickets.length < batchSize) continue;
    await written;
    written = write(client, batch);
    batch = empty();
  }
  await written;
  await write(client, batch);
  await copyRows(client, 'ticket_counters', ['year', 'last'], numbers.last);
  await copyRows(client, 'ticket_read_marks', ['user_id', 'read_until'], markRows(world));
  return given;
}

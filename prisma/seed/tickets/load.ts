import { setImmediate as breathe } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { type CopyValue, copyRows } from '../copy';
import { Numbers } from './build';
import {
  entryColumns,
  entryRows,
  holdingColumns,
  holdingRows,
  partyColumns,
  partyRows,
  ticketColumns,
  ticketRow,
} from './rows';
import type { Walk } from './walk';

type Rows = CopyValue[][];
interface Batch {
  readonly tickets: Rows;
  readonly entries: Rows;
  readonly holdings: Rows;
  readonly parties: Rows;
}

const batchSize = 4_000;

async function write(client: ClientBase, batch: Batch): Promise<void> {
  await copyRows(client, 'tickets', ticketColumns, batch.tickets);
  await copyRows(client, 'ticket_entries', entryColumns, batch.entries);
  await copyRows(client, 'ticket_holdings', holdingColumns, batch.holdings);
  await copyRows(client, 'ticket_parties', partyColumns, batch.parties);
}

const empty = (): Batch => ({ tickets: [], entries: [], holdings: [], parties: [] });

/** Writes tickets as they are made: while the database takes one batch in, the next one is thought up. */
export async function loadTickets(client: ClientBase, walks: Iterable<Walk>): Promise<number> {
  const numbers = new Numbers();
  let written = Promise.resolve();
  let batch = empty();
  let count = 0;
  for (const walk of walks) {
    count += 1;
    batch.tickets.push(ticketRow(walk, numbers.next(walk.ticket.createdAt)));
    batch.entries.push(...entryRows(walk));
    batch.holdings.push(...holdingRows(walk));
    batch.parties.push(...partyRows(walk));
    if (count % 200 === 0) await breathe();
    if (batch.tickets.length < batchSize) continue;
    await written;
    written = write(client, batch);
    batch = empty();
  }
  await written;
  await write(client, batch);
  await copyRows(client, 'ticket_counters', ['year', 'last'], numbers.last);
  return count;
}

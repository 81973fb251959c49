import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { tokyoOffset } from '../tokyo';
import { type ExportColumn, type ExportRows, isNote } from './columns';

/** Not part of what is built: it runs as it stands here. */
const thread = () => path.join(process.cwd(), 'lib/core/export/workbook-thread.mjs');
/** Megabytes; the longest list there is takes a quarter. */
const memory = { maxOldGenerationSizeMb: 512 };

type Message = { readonly taken: true } | { readonly part: Uint8Array } | { readonly end: true };

/** What can be handed to another thread: dates and instants as milliseconds. */
function plainValue<Row>(column: ExportColumn<Row>, row: Row): string | number | null {
  const value = column.value(row);
  // A sheet knows no zones: the date's UTC parts are what is written, so they are those of Japan.
  if (value instanceof Date) return value.getTime() + tokyoOffset;
  return value !== null && column.kind === 'date' ? Date.parse(`${value}T00:00:00Z`) : value;
}

/**
 * One sheet, its first row fixed, in the parts in which it is written. Text is typed as text, so nothing in it is ever run as a formula.
 * Another thread writes it: for a long list that takes seconds, in which this one answers pages.
 */
export function workbook<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: ExportRows<Row>,
): ReadableStream<Uint8Array> {
  const workerData = {
    headers: columns.map(({ header }) => header),
    kinds: columns.map(({ kind = 'text' }) => kind),
    sheet: {
      sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      columns: columns.map(({ width = 18 }) => ({ width })),
    },
    font: { fontFamily: 'Yu Gothic', fontSize: 11 },
  };
  const worker = new Worker(thread(), { workerData, resourceLimits: memory });
  const stop = new AbortController();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      worker.on('message', (message: Message) => {
        // Whoever reads it may have gone while this was under way.
        if (stop.signal.aborted) return;
        if ('part' in message) controller.enqueue(message.part);
        if ('end' in message) controller.close();
      });
      worker.once('error', (error) => controller.error(error));
      worker.once('exit', () => stop.abort());
      hand(worker, columns, rows, stop.signal).catch((error: unknown) => {
        void worker.terminate();
        if (!stop.signal.aborted) controller.error(error);
      });
    },
    cancel: async () => {
      stop.abort();
      await worker.terminate();
    },
  });
}

/** Part by part, the next when the one before has been taken, so that a list that is read fast does not pile up. */
async function hand<Row>(
  worker: Worker,
  columns: readonly ExportColumn<Row>[],
  rows: ExportRows<Row>,
  signal: AbortSignal,
): Promise<void> {
  for await (const part of rows) {
    if (isNote(part)) {
      worker.postMessage({ note: part.note });
      continue;
    }
    const taken = once(worker, 'message', { signal });
    worker.postMessage({ rows: part.map((row) => columns.map((column) => plainValue(column, row))) });
    await taken;
  }
  worker.postMessage({});
}

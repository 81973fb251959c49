import 'server-only';
import { rowCounter } from '@/lib/core/export/rows';
import { dispositionName } from '@/lib/core/http/disposition';
import type { Actor } from '../actor';

/** Data that left the portal as a file. */
export interface HandedOut {
  /** Name of the route that answered. */
  readonly route: string;
  /** Which list, paper or file was asked for: path, filter and format as they were parsed. */
  readonly input: Readonly<Record<string, unknown>>;
  /** What the file is called. */
  readonly file: string;
  /** Of a list; null = it is none. */
  readonly rows: number | null;
  /** Bytes of a larger file, as `Content-Range` says it. */
  readonly part: string | null;
  /** False = whoever read it went away, or it broke off. */
  readonly complete: boolean;
}

export type RecordHandedOut = (actor: Actor, handed: HandedOut) => Promise<void>;

// Of the process: what starts it and what answers are bundles of their own.
const processWide = globalThis as { renkeiHandedOut?: RecordHandedOut };

/** Says once, when the process starts, who writes it down. */
export function recordHandedOutBy(record: RecordHandedOut): void {
  processWide.renkeiHandedOut = record;
}

/**
 * The same answer; if it is a file, it is written down when it has been read, before its end is told, or when the reader goes away. A
 * file that cannot be written down breaks off.
 */
export function traced(answer: Response, actor: Actor, asked: Pick<HandedOut, 'route' | 'input'>): Response {
  const disposition = answer.headers.get('content-disposition');
  if (disposition === null || !answer.ok || answer.body === null) return answer;
  const record = processWide.renkeiHandedOut;
  if (!record) throw new Error('nobody writes down what is handed out');
  const file = dispositionName(disposition);
  const part = answer.headers.get('content-range');
  const count = rowCounter(answer);
  const write = (complete: boolean) => record(actor, { ...asked, file, part, complete, rows: count?.() ?? null });
  return new Response(followed(answer.body, write), { status: answer.status, headers: answer.headers });
}

function followed(
  body: ReadableStream<Uint8Array>,
  ended: (complete: boolean) => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read().catch(async (error: unknown) => {
          await ended(false);
          throw error;
        });
        if (!done) return controller.enqueue(value);
        await ended(true);
        controller.close();
      },
      async cancel(reason) {
        await reader.cancel(reason);
        await ended(false);
      },
    },
    { highWaterMark: 0 },
  );
}

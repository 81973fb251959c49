import 'server-only';
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { limitConcurrency } from '../async/concurrency';

/** Not part of what is built: it runs as it stands here. */
const script = () => path.join(process.cwd(), 'lib/core/documents/extract-process.mjs');

const megabytes = 256;
/** Milliseconds after which a document is given up. */
const patience = 30_000;
/** Bytes of text that are taken; the process sends no more. */
const mostBytes = 4_000_000;

export type Extracted = { readonly text: string } | { readonly problem: 'too_long' | 'refused' | 'unreadable' };

const problems: Readonly<Record<number, 'refused' | 'unreadable'>> = { 3: 'refused', 4: 'unreadable' };

type Kind = 'text' | 'pdf' | 'office' | 'rows' | 'table';

/** Each may take hundreds of megabytes and a core for half a minute. */
const limited = limitConcurrency(2);

/**
 * The text of a document, by a process of its own that ends with it, whatever the document does to it. Of a workbook's first sheet the cells
 * as JSON, rows of texts: `rows` the beginning, which is a form; `table` all of up to 20,000 lines.
 */
export const extractText = (bytes: Readable, kind: Kind): Promise<Extracted> => limited(() => extract(bytes, kind));

function extract(bytes: Readable, kind: Kind): Promise<Extracted> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${megabytes}`, script(), kind], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
    });
    const parts: Buffer[] = [];
    let length = 0;
    let tooLong = false;
    const timer = setTimeout(() => {
      tooLong = true;
      child.kill('SIGKILL');
    }, patience);
    child.stdout.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= mostBytes) parts.push(part);
      else child.kill('SIGKILL');
    });
    // It may end before it has taken everything.
    child.stdin.on('error', () => undefined);
    bytes.on('error', () => child.kill('SIGKILL'));
    bytes.pipe(child.stdin);
    child.on('error', () => undefined);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (tooLong) resolve({ problem: 'too_long' });
      else if (code === 0) resolve({ text: Buffer.concat(parts).toString('utf8') });
      else resolve({ problem: problems[code ?? -1] ?? 'unreadable' });
    });
  });
}

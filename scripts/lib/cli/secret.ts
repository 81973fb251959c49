import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Stop } from '../stop.mjs';

/** The first line of standard input, or two equal answers typed without being shown. Never from the command line: others see that. */
export async function readSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) return firstLine();
  const first = await ask(question);
  if ((await ask(`${question} (2)`)) === first) return first;
  throw new Stop('2 回の入力が一致しません。', 'The two entries differ.', { code: 2 });
}

async function firstLine(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/)[0] ?? '';
}

async function ask(question: string): Promise<string> {
  process.stderr.write(`${question}: `);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

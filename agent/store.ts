import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SentSample } from '@/lib/network/protocol/schema';

/** A message that was sent and not acknowledged: it is sent again as it was, so that nothing is taken twice. */
export interface Unacknowledged {
  readonly stream: 'live' | 'backlog';
  readonly body: Readonly<Record<string, unknown>> & { readonly sequence: number };
}

/** A command that was begun, and how it ended; no end = it was cut off in the middle. */
export interface JournalEntry {
  readonly begun: number;
  readonly state?: 'succeeded' | 'failed' | 'unknown';
  readonly exitCode?: number;
  readonly output?: string;
}

/** What an agent remembers over a restart. */
export interface Memory {
  readonly nodeId: string;
  readonly nodeCode: string;
  readonly keyId: string;
  /** PKCS #8 in DER, base64. */
  readonly privateKey: string;
  /** A key that is being rotated in. */
  readonly nextKey?: string;
  live: number;
  backlog: number;
  unacknowledged?: Unacknowledged | undefined;
  /** Measured and not sent yet. */
  waiting: SentSample[];
  readonly commands: Record<string, JournalEntry>;
}

/** The newest samples are kept; a week of ten checks a minute. */
const mostWaiting = 100_000;
const mostCommands = 500;

/** One file, replaced whole: a crash leaves the old one or the new one. */
export function openStore(folder: string) {
  const file = path.join(folder, 'state.json');
  return {
    read: (): Memory | null => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Memory) : null),
    write: (memory: Memory): void => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (memory.waiting.length > mostWaiting) memory.waiting.splice(0, memory.waiting.length - mostWaiting);
      const old = Object.entries(memory.commands).sort(([, one], [, other]) => one.begun - other.begun);
      for (const [id] of old.slice(0, Math.max(0, old.length - mostCommands))) delete memory.commands[id];
      writeFileSync(`${file}.new`, JSON.stringify(memory), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}
export type Store = ReturnType<typeof openStore>;

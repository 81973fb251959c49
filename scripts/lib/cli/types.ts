import type { ParseArgsConfig } from 'node:util';

export interface Words {
  readonly ja: string;
  readonly en: string;
}

/** What a command says: `data` for `--json`, `text` for people. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: readonly string[];
  /** What the command did its work and found wrong; it then ends with 1. */
  readonly found?: Finding | undefined;
}

export interface Finding {
  /** Names it to programs. */
  readonly code: string;
  readonly message: Words;
  readonly todo: Words;
}

export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** One file of scripts/commands; `import tickets` is import-tickets.ts. */
export interface Command {
  /** Its words and options, without `renkei`. */
  readonly usage: string;
  readonly summary: Words;
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  /** How many words may follow the command's own; none unless it says so. */
  readonly words?: number;
  run(input: CommandInput): Promise<Answer>;
}

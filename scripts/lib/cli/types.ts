import type { ParseArgsConfig } from 'node:util';

export interface Words {
  readonly ja: string;
  readonly en: string;
}

/** What a command says: `data` for `--json`, `text` for people. */
export interface Answer {
  readonly data: unknown;
  readonly text: readonly string[];
  /** 0 unless the command found something wrong. */
  readonly code?: number;
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
  run(input: CommandInput): Promise<Answer>;
}

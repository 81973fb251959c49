import { spawn } from 'node:child_process';
import type { OfferedCommand } from '@/lib/network/protocol/types';
import type { AllowedCommand, Settings } from './settings';
import type { JournalEntry } from './store';

export type Ended = Required<Pick<JournalEntry, 'state'>> & JournalEntry;

const longestOutput = 8_000;

/** An argument with its parameters, as the allow-list wants them; throws what is wrong. */
function fill(argument: string, params: OfferedCommand['params'], { parameters }: AllowedCommand): string {
  return argument.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const wanted = parameters[name];
    const value = params[name];
    if (!wanted) throw new Error(`the allow-list has no parameter ${name}`);
    const right =
      wanted.type === 'integer'
        ? Number.isInteger(value) && Number(value) >= wanted.min && Number(value) <= wanted.max
        : typeof value === 'string' && new RegExp(wanted.pattern, 'u').test(value);
    if (!right) throw new Error(`${name} is not allowed`);
    return String(value);
  });
}

function wordsOf(offered: OfferedCommand, allowed: AllowedCommand): string[] | string {
  try {
    return allowed.run.map((word) => fill(word, offered.params, allowed));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Runs what the allow-list says, without a shell. What is not on it does not run. */
export function runCommand(offered: OfferedCommand, settings: Settings): Promise<Ended> {
  const begun = Date.now();
  const allowed = Object.hasOwn(settings.commands, offered.name) ? settings.commands[offered.name] : undefined;
  const words = allowed ? wordsOf(offered, allowed) : `${offered.name} is not on the allow-list of this server`;
  if (!allowed || typeof words === 'string') return Promise.resolve({ begun, state: 'failed', output: String(words) });
  return runWords(words, allowed.timeoutSeconds);
}

/** Runs a program with its arguments, without a shell, for so many seconds at most. */
export function runWords([program = '', ...rest]: readonly string[], timeoutSeconds: number): Promise<Ended> {
  const begun = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    const keep = (part: Buffer | string) => {
      output = (output + part.toString()).slice(-longestOutput);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const late = setTimeout(() => {
      keep(`\nended after ${timeoutSeconds} s`);
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    }, timeoutSeconds * 1_000);
    const end = (exitCode: number | null) => {
      clearTimeout(late);
      const clean = output.replace(/[\0\p{Surrogate}]/gu, '');
      const state = exitCode === 0 ? 'succeeded' : 'failed';
      resolve({ begun, state, output: clean, ...(exitCode === null ? {} : { exitCode }) });
    };
    child.once('error', (error) => {
      keep(error.message);
      end(null);
    });
    child.once('close', end);
  });
}

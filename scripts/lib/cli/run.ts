import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../root.mjs';
import { asksForJson, exitCodeOf, explanationOf, failureOf, Stop } from '../stop.mjs';
import type { Answer, Command } from './types';

const folder = path.join(root, 'scripts', 'commands');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))
  .sort();

const load = async (name: string): Promise<Command> => (await import(`../../commands/${name}.ts`)).command;

/** The longest command that the first words name, and the words after it. */
function choose(words: readonly string[]): { name: string; rest: string[] } | undefined {
  for (const count of [2, 1]) {
    const name = words.slice(0, count).join('-');
    if (words.length >= count && names.includes(name)) return { name, rest: words.slice(count) };
  }
  return undefined;
}

async function overview(): Promise<string> {
  const lines = ['使い方 / usage: npx renkei <command> [--json] [--help]', ''];
  for (const name of names) {
    const { usage, summary } = await load(name);
    lines.push(`  renkei ${usage}`, `      ${summary.ja}`, `      ${summary.en}`);
  }
  return `${lines.join('\n')}\n`;
}

function wrongUse(detail: string): Stop {
  return new Stop(
    `コマンドが正しくありません: ${detail}。npx renkei --help で一覧を表示します。`,
    `This is not a command: ${detail}. See npx renkei --help.`,
    { code: 2 },
  );
}

const asJson = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

function shown({ data, text, found }: Answer, json: boolean): Ended {
  const spoken = found === undefined ? { ok: true, ...data } : { ok: false, ...found, ...data };
  const stdout = json ? asJson(spoken) : text.map((line) => `${line}\n`).join('');
  return { status: found === undefined ? 0 : 1, stdout, stderr: '' };
}

/** What can be asked, for people or for programs. */
async function help(about: readonly string[], json: boolean): Promise<string> {
  if (!json) return about.length === names.length ? overview() : describe(about);
  const commands = await Promise.all(about.map(load));
  return asJson({ ok: true, commands: commands.map(({ usage, summary }) => ({ usage, summary })) });
}

async function describe([name = '']: readonly string[]): Promise<string> {
  const { usage, summary } = await load(name);
  return `renkei ${usage}\n${summary.ja}\n${summary.en}\n`;
}

function parse(command: Command, args: string[]) {
  try {
    const options = { ...command.options, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const more = positionals.slice(command.words ?? 0);
    if (more.length > 0) throw new Error(`${command.usage.split(' [')[0]} ${more.join(' ')}`);
    const { json: _json, ...others } = values as Record<string, string | boolean | undefined>;
    return { values: others, positionals };
  } catch (error) {
    throw wrongUse(error instanceof Error ? error.message : String(error));
  }
}

/** How a command ended: its exit code, and what it says. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command that the words name; fails at nothing, for how it failed is an answer, too. */
export async function runCommand(words: readonly string[]): Promise<Ended> {
  const json = asksForJson(words);
  const [first] = words.filter((word) => word !== '--json');
  const chosen = choose(words);
  try {
    if (first === undefined && json) throw wrongUse('--json');
    if (first === undefined || first === '--help' || first === 'help')
      return { status: first === undefined ? 2 : 0, stdout: await help(names, json), stderr: '' };
    if (!chosen) throw wrongUse(words.join(' '));
    if (chosen.rest.includes('--help')) return { status: 0, stdout: await help([chosen.name], json), stderr: '' };
    const command = await load(chosen.name);
    return shown(await command.run(parse(command, chosen.rest)), json);
  } catch (error) {
    const usage = chosen
      ? await load(chosen.name).then(
          ({ usage }) => usage,
          () => undefined,
        )
      : undefined;
    const [stdout, stderr] = json ? [asJson(failureOf(error, usage)), ''] : ['', explanationOf(error)];
    return { status: exitCodeOf(error), stdout, stderr };
  }
}

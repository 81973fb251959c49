import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../root.mjs';
import { explain, Stop } from '../stop.mjs';
import type { Answer, Command } from './types';

const folder = path.join(root, 'scripts', 'commands');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))
  .sort();

const load = async (name: string): Promise<Command> => (await import(path.join(folder, `${name}.ts`))).command;

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

function show(answer: Answer, json: boolean): number {
  process.stdout.write(
    json ? `${JSON.stringify(answer.data, null, 2)}\n` : answer.text.map((line) => `${line}\n`).join(''),
  );
  return answer.code ?? 0;
}

async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
    process.stdout.write(await overview());
    return words.length === 0 ? 2 : 0;
  }
  const chosen = choose(words);
  if (!chosen) throw wrongUse(words.join(' '));
  const command = await load(chosen.name);
  if (chosen.rest.includes('--help')) {
    process.stdout.write(`renkei ${command.usage}\n${command.summary.ja}\n${command.summary.en}\n`);
    return 0;
  }
  const { values, positionals } = parse(command, chosen.rest);
  const { json, ...others } = values;
  return show(await command.run({ values: others, positionals }), json === true);
}

function parse(command: Command, args: string[]) {
  try {
    const options = { ...command.options, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    throw wrongUse(error instanceof Error ? error.message : String(error));
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = explain(error);
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withSystem } from '@/lib/core/db';
import { errorText } from '@/lib/core/i18n/errors';
import { problemsLimit } from '@/lib/statistics/provision/constants';
import { readRows } from '@/lib/statistics/provision/import/gateway';
import { importProvision } from '@/lib/statistics/provision/import/mutations';
import type { FileRow, Imported, ImportOptions, ImportProblem } from '@/lib/statistics/provision/import/types';
import { importProblems } from '@/lib/statistics/provision/import/wording/rules';
import { withDatabase } from '../lib/cli/database';
import type { Answer, Command, CommandInput } from '../lib/cli/types';
import { Stop } from '../lib/stop.mjs';

const flag = { type: 'boolean' } as const;
const task = 'import provision';

export const command: Command = {
  usage: 'import provision <file> [--new-bodies] [--replace] [--accept-difference] [--dry-run] [--json]',
  summary: {
    ja: '本人確認情報の提供状況の表（CSV または Excel）を取り込む。列と規則は docs/operations/import-provision.md',
    en: 'Imports a table of provided identification information (CSV or Excel). Columns and rules: docs/operations/import-provision.md',
  },
  options: { 'new-bodies': flag, replace: flag, 'accept-difference': flag, 'dry-run': flag },
  words: 1,
  async run(input) {
    const rows = await readFile(input);
    const { values } = input;
    const options: ImportOptions = {
      newBodies: values['new-bodies'] === true,
      replace: values.replace === true,
      acceptDifference: values['accept-difference'] === true,
    };
    return withDatabase(() => run(rows, options, values['dry-run'] === true));
  },
};

/** Paths are meant from where the command was typed. */
async function readFile({ positionals: [named] }: CommandInput): Promise<readonly FileRow[]> {
  if (named === undefined) throw new Stop('ファイルを指定してください。', 'Name a file.', { code: 2 });
  const file = path.resolve(process.env.RENKEI_CALLED_FROM ?? '.', named);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new Stop(`${file} がありません。`, `There is no file ${file}.`, { code: 2 });
  }
  const rows = await readRows(bytes);
  if (rows !== null) return rows;
  throw new Stop(`${file} は CSV でも Excel でもありません。`, `${file} is neither CSV nor Excel.`, { code: 2 });
}

class Unkept extends Error {
  constructor(readonly answer: Answer) {
    super('nothing is kept');
  }
}

/** In one transaction, which is given up where a line does not fit or nothing is to be kept. */
async function run(rows: readonly FileRow[], options: ImportOptions, dry: boolean): Promise<Answer> {
  try {
    return await withSystem(task, async (db) => {
      const done = await importProvision(db, { task }, rows, options);
      if (!done.ok) throw new Unkept(refused(done.problems));
      const answer = taken(done.value, dry);
      if (dry) throw new Unkept(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Unkept) return error.answer;
    throw error;
  }
}

function taken(done: Imported, dry: boolean): Answer {
  const figure = (value: number) => value.toLocaleString('en-US');
  const difference = done.total === null ? null : done.total - done.sum;
  return {
    data: { dryRun: dry, ...done, difference },
    text: [
      `${dry ? '（試行: 何も残していません）' : ''}取り込んだ件数の行 / lines of counts imported: ${figure(done.counts)}`,
      `提供件数の計 / sum of the counts: ${figure(done.sum)}`,
      ...(done.total === null ? [] : [`表の提供件数合計 / total that the table states: ${figure(done.total)}`]),
      ...(difference === null || difference === 0 ? [] : [`差 / difference: ${figure(difference)}`]),
      ...(done.lost === 0 ? [] : [`件数が失われた行 / rows whose count is lost: ${done.lost}`]),
      ...(done.replaced === 0 ? [] : [`置き換えた行 / lines replaced: ${figure(done.replaced)}`]),
    ],
  };
}

function refused(problems: readonly ImportProblem[]): Answer {
  const told = importProblems(problems, problemsLimit);
  return {
    data: { problems },
    text: told.flatMap((problem) => [errorText(problem, 'ja'), `  ${errorText(problem, 'en')}`]),
    found: {
      code: 'refused',
      message: { ja: '取り込めない行があり、何も取り込んでいません。', en: 'Lines do not fit; nothing was imported.' },
      todo: {
        ja: '各行を直し、もう一度取り込んでください。',
        en: 'Correct each line and import again.',
      },
    },
  };
}

import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { now } from '@/lib/core/clock';
import { enterSystemRole } from '@/prisma/seed/roles';
import { withDatabase } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { withConnection } from '../lib/database/connect.mjs';
import type { Encoding } from '../lib/import/files';
import type { Order, Rejected } from '../lib/import/stage';
import { type ImportResult, importTickets } from '../lib/import/tickets';
import { Stop } from '../lib/stop.mjs';

const text = { type: 'string' } as const;

export const command: Command = {
  usage:
    'import tickets --tickets <file> --entries <file> --source <name> [--encoding utf-8|cp932] [--report <file>] [--dry-run] [--json]',
  summary: {
    ja: '他の問合せ窓口の履歴（問合せと記載の2ファイル、CSV または TSV）を取り込む。列は docs/operations/import-tickets.md',
    en: 'Takes over the history of another desk (two CSV or TSV files). Columns: docs/operations/import-tickets.md',
  },
  options: { tickets: text, entries: text, source: text, encoding: text, report: text, 'dry-run': { type: 'boolean' } },
  run: ({ values }) =>
    withDatabase(async ({ ownerUrl }) => {
      const order = orderOf(values);
      const dry = values['dry-run'] === true;
      const report = writable(
        typeof values.report === 'string' ? place(values.report) : `${order.tickets}.rejected.tsv`,
      );
      const result = await withConnection(ownerUrl, async (client) => {
        await client.query('BEGIN');
        await enterSystemRole(client);
        const done = await importTickets(client, order);
        await client.query(dry ? 'ROLLBACK' : 'COMMIT');
        if (!dry) await client.query('ANALYZE tickets, ticket_entries, ticket_parties');
        return done;
      });
      if (result.rejected.length > 0) writeFileSync(report, reportOf(result.rejected));
      return {
        data: { dryRun: dry, ...result },
        text: summaryOf(result, dry, report),
        found: result.rejected.length > 0 ? leftOut(report) : undefined,
      };
    }),
};

const leftOut = (report: string) => ({
  code: 'left_out',
  message: { ja: '取り込まなかった行があります。', en: 'Some lines were left out.' },
  todo: {
    ja: `${report} の理由を直し、もう一度取り込んでください。`,
    en: `Correct what ${report} names, and import again.`,
  },
});

/** Before anything is taken over: a list of refusals that cannot be written is lost when the import is committed. */
function writable(file: string): string {
  try {
    accessSync(path.dirname(file), constants.W_OK);
    return file;
  } catch (error) {
    throw new Stop(
      `取り込まなかった行の一覧を ${file} に書けません。`,
      `The list of lines left out cannot be written to ${file}.`,
      { code: 2, detail: String(error) },
    );
  }
}

/** Paths are meant from where the command was typed. */
const place = (file: string) => path.resolve(process.env.RENKEI_CALLED_FROM ?? '.', file);

function existing(file: string): string {
  const found = place(file);
  if (existsSync(found) && statSync(found).isDirectory())
    throw new Stop(`${found} はフォルダーです。ファイルを指定してください。`, `${found} is a folder; give a file.`, {
      code: 2,
    });
  if (existsSync(found)) return found;
  throw new Stop(`${found} がありません。`, `There is no file ${found}.`, { code: 2 });
}

function orderOf(values: Readonly<Record<string, string | boolean | undefined>>): Order {
  const { tickets, entries, source, encoding = 'utf-8' } = values;
  const named = typeof tickets === 'string' && typeof entries === 'string';
  const right =
    typeof source === 'string' &&
    /^[a-z0-9][a-z0-9-]{0,39}$/.test(source) &&
    (encoding === 'utf-8' || encoding === 'cp932');
  if (named && right)
    return {
      tickets: existing(tickets),
      entries: existing(entries),
      source,
      encoding: encoding as Encoding,
      now: now(),
    };
  throw new Stop(
    '--tickets と --entries にファイル、--source に元の窓口の名前（英小文字・数字・ハイフン）を指定してください。',
    'Give two files (--tickets, --entries) and the former desk a name (--source; lower-case letters, digits, hyphens).',
    { code: 2 },
  );
}

const reportOf = (rejected: readonly Rejected[]) =>
  [
    'file\tline\tcolumn\treason',
    ...rejected.map((one) => [one.file, one.line, one.column, one.reason].join('\t')),
    '',
  ].join('\n');

function summaryOf({ read, imported, known, rejected }: ImportResult, dry: boolean, report: string): string[] {
  const taken = `${imported.tickets} / ${read.tickets}, ${imported.entries} / ${read.entries}`;
  return [
    `${dry ? '（試行: 何も残していません）' : ''}問合せと記載の取込み / inquiries and entries taken over: ${taken}`,
    ...(known > 0 ? [`取込み済みのため飛ばした行 / lines known already: ${known}`] : []),
    ...(rejected.length > 0
      ? [`取り込まなかった理由 / reasons for lines left out: ${rejected.length} → ${report}`]
      : []),
  ];
}

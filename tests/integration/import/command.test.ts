import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renkei } from '@/tests/support/command';
import { loadCountry } from '@/tests/support/country';
import { owner } from '@/tests/support/database';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-import-command-'));
const good = ['A-1\t153079\t一件目\t2024-05-07', 'A-2\t153079\t二件目\t2024-05-08'];
const bad = 'A-3\t999999\t三件目\t2024-05-09';
const entries = ['A-1\tquestion\t153079\t担当\t質問\t2024-05-07', 'A-2\tquestion\t153079\t担当\t質問\t2024-05-08'];

beforeAll(async () => {
  await loadCountry();
  const save = (name: string, ...lines: readonly string[]) => writeFileSync(path.join(folder, name), lines.join('\n'));
  const heading = 'reference\torganization_code\tsubject\tcreated_at';
  save('good.tsv', heading, ...good);
  save('mixed.tsv', heading, ...good, bad);
  save('twice.tsv', `${heading}\tsubject`, ...good);
  save('unclosed.tsv', heading, 'A-1\t153079\t"一件目\t2024-05-07', good[1] ?? '');
  save('bare.tsv', heading, 'A-1\t153079\t6"の管\t2024-05-07', good[1] ?? '');
  save('strange.tsv', `${heading}\tcolour`, ...good);
  save('entries.tsv', 'reference\tkind\torganization_code\tauthor_name\tbody\tcreated_at', ...entries);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as an operator types it, in the folder where the files are. */
const take = (...words: readonly string[]) => renkei(['import', 'tickets', ...words], folder);
const from = (tickets: string, source: string) => [
  ...['--tickets', tickets, '--entries', 'entries.tsv', '--source', source],
];
const kept = async (source: string) =>
  (await owner().query('SELECT count(*)::int AS n FROM tickets WHERE source = $1', [source])).rows[0].n;
/** What the audit log tells of imports, oldest first. */
const recorded = async () =>
  (await owner().query("SELECT target_id, task FROM audit_entries WHERE event = 'ticket.imported' ORDER BY id")).rows;
const report = 'file\tline\tcolumn\treason\ntickets\t4\torganization_code\tnotFound\n';

it('--dry-run does everything, reports, and keeps nothing', async () => {
  const before = await recorded();
  const { status, stdout } = await take(...from('mixed.tsv', 'tried'), '--dry-run');
  expect(status).toBe(1);
  expect(stdout).toContain('試行: 何も残していません');
  expect(stdout).toContain('2 / 3, 2 / 2');
  expect(readFileSync(path.join(folder, 'mixed.tsv.rejected.tsv'), 'utf8')).toBe(report);
  expect(await kept('tried')).toBe(0);
  expect(await recorded()).toEqual(before);
});

it.each([
  ['a heading that stands twice', 'twice.tsv', '見出し subject が2つ'],
  ['a quote that is not closed, by its line', 'unclosed.tsv', '2 行目から始まる引用符'],
])('says what is wrong with %s, without a stack, and keeps nothing', async (_what, file, said) => {
  const { status, stderr } = await take(...from(file, 'broken'));
  expect([status, await kept('broken')]).toEqual([2, 0]);
  expect(stderr).toContain(said);
  expect(stderr).not.toContain('    at ');
});

it('takes a bare quote inside of a cell for what it is', async () => {
  expect((await take(...from('bare.tsv', 'bare'))).status).toBe(0);
  const { rows } = await owner().query("SELECT subject FROM tickets WHERE source = 'bare' ORDER BY external_reference");
  expect(rows[0].subject).toBe('6"の管');
});

it('takes nothing over where the list of lines left out could not be written, and says which folder or file is wrong', async () => {
  const nowhere = await take(
    ...from('mixed.tsv', 'unwritten'),
    '--report',
    path.join('no-such-folder', 'left-out.tsv'),
  );
  expect([nowhere.status, await kept('unwritten')]).toEqual([2, 0]);
  expect(nowhere.stderr).toContain('no-such-folder');
  const aFolder = await take(...from('.', 'unwritten'));
  expect([aFolder.status, await kept('unwritten')]).toEqual([2, 0]);
  expect(aFolder.stderr).toContain('フォルダーです');
});

it('--json says the same to programs; --report names the file; 1 tells that lines were left out', async () => {
  const before = await recorded();
  const { status, stdout } = await take(...from('mixed.tsv', 'mixed'), '--report', 'left-out.tsv', '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    ok: false,
    code: 'left_out',
    message: { ja: expect.any(String), en: expect.any(String) },
    todo: { ja: expect.stringContaining('left-out.tsv'), en: expect.stringContaining('left-out.tsv') },
    dryRun: false,
    read: { tickets: 3, entries: 2 },
    imported: { tickets: 2, entries: 2 },
    known: 0,
    rejected: [{ file: 'tickets', line: 4, column: 'organization_code', reason: 'notFound' }],
  });
  expect(readFileSync(path.join(folder, 'left-out.tsv'), 'utf8')).toBe(report);
  expect(await kept('mixed')).toBe(2);
  expect(await recorded()).toEqual([...before, { target_id: 'mixed', task: 'import tickets' }]);
});

it('0 and no report when every line was taken over or known already', async () => {
  expect((await take(...from('good.tsv', 'good'))).status).toBe(0);
  const again = await take(...from('good.tsv', 'good'));
  expect(again.status).toBe(0);
  expect(again.stdout).toContain('lines known already: 4');
  expect(existsSync(path.join(folder, 'good.tsv.rejected.tsv'))).toBe(false);
  expect(await kept('good')).toBe(2);
});

it.each([
  ['a missing option', ['--tickets', 'good.tsv', '--entries', 'entries.tsv'], '--source'],
  ['a name that is none', from('good.tsv', 'Old Desk'), '--source'],
  ['a file that is not there', from('nowhere.tsv', 'none'), 'There is no file'],
  ['a column that is not known', from('strange.tsv', 'none'), '+ colour'],
  ['an option that is not known', [...from('good.tsv', 'none'), '--force'], 'This is not a command'],
])('2 for %s, and nothing is taken over', async (_name, words, said) => {
  const { status, stderr } = await take(...words);
  expect(status).toBe(2);
  expect(stderr).toContain(said);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(await kept('none')).toBe(0);
});

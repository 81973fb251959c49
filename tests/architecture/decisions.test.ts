import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sources } from './sources';

const folder = 'docs/decisions';
const records = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .sort()
  .map((file) => ({ file, lines: readFileSync(`${folder}/${file}`, 'utf8').split('\n') }));
const names = new Set(records.map(({ file }) => file));
const known = /^(Accepted|(Amended|Superseded) by \[(\d{4})\]\((\3-[a-z-]+\.md)\)) · (\d{4}-\d{2}-\d{2})( · .+)?$/;
const statusOf = ({ lines }: (typeof records)[number]) => known.exec(lines[2] ?? '');

test('numbers of decisions are unique and without gaps, in the order of their dates', () => {
  const expected = records.map((_, index) => String(index + 1).padStart(4, '0'));
  expect(records.map(({ file }) => /^(\d{4})-[a-z-]+\.md$/.exec(file)?.[1])).toEqual(expected);
  const dates = records.map((record) => statusOf(record)?.[5]);
  expect(dates).toEqual([...dates].sort());
});

test('each decision is dated and has a status; what changed it is there', () => {
  expect(records.filter((record) => !statusOf(record)).map(({ file }) => file)).toEqual([]);
  const changedBy = records.map((record) => statusOf(record)?.[4] ?? record.file);
  expect(changedBy.filter((file) => !names.has(file))).toEqual([]);
});

test('the index lists each decision with its title, date and status', () => {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const rows = readFileSync(`${folder}/README.md`, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ['));
  const expected = records.map((record) => {
    const [, status = '', , , , date = ''] = statusOf(record) ?? [];
    const number = `[${record.file.slice(0, 4)}](${record.file})`;
    return ['', number, record.lines[0]?.slice(2), date, status, ''];
  });
  expect(rows.map(cells)).toEqual(expected);
});

test('no file names a decision that is not there', () => {
  const others = ['docs', 'prisma/schema']
    .flatMap((root) => readdirSync(root, { recursive: true }).map((file) => `${root}/${file}`))
    .concat('README.md', 'CONTRIBUTING.md')
    .filter((file) => /\.(md|prisma)$/.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const named = [...sources, ...others].flatMap(({ file, text }) =>
    [...text.matchAll(/decisions\/([\w-]+\.md)|\b(\d{4}-[a-z-]+\.md)/g)].map(([, inFolder, alone]) => ({
      file,
      name: inFolder ?? alone ?? '',
    })),
  );
  const dead = named.filter(({ name }) => name !== 'README.md' && !names.has(name));
  expect(dead.map(({ file, name }) => `${file} → ${name}`)).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sources } from './sources';

/** Folders of `lib` by the schema file that has their tables, where the names differ. */
const folders: Readonly<Record<string, readonly string[]>> = { access: ['access', 'accounts'], worker: ['core'] };

interface Table {
  readonly schema: string;
  readonly table: string;
  /** As the client calls it. */
  readonly model: string;
}

const tables: readonly Table[] = readdirSync('prisma/schema').flatMap((file) => {
  const text = readFileSync(`prisma/schema/${file}`, 'utf8');
  return [...text.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, model = '', body = '']) => ({
    schema: file.replace('.prisma', ''),
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
    model: model.charAt(0).toLowerCase() + model.slice(1),
  }));
});

const written = [
  /\b(?:INSERT INTO|DELETE FROM)\s+"?(\w+)/g,
  /(?<!\b(?:FOR|DO)\s)\bUPDATE\s+"?(\w+)/g,
  /\.(\w+)\s*\.(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)\(/g,
];

/** Tables that a file writes, by statement or by the client. */
function tablesWritten(text: string): Table[] {
  const names = new Set(written.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name)));
  return tables.filter(({ table, model }) => names.has(table) || names.has(model));
}

it('finds writes of either kind, and no reads', () => {
  const text = `SELECT 1 FROM tickets FOR UPDATE OF t; INSERT INTO users (id) VALUES (1) ON CONFLICT DO UPDATE SET id = 2;
    UPDATE sessions SET revoked_at = now(); db.file.findMany({}); db.contact
      .updateMany({}); deleteMany(ticket_drafts)`;
  expect(tablesWritten(text).map(({ table }) => table)).toEqual(['users', 'sessions', 'contacts']);
});

it('a domain writes the tables of its own schema file only', () => {
  const product = sources.filter(({ file }) => /^lib\/[^/]+\//.test(file) && !/\.test\.tsx?$/.test(file));
  const foreign = product.flatMap(({ file, text }) => {
    const domain = file.split('/')[1] ?? '';
    return tablesWritten(text)
      .filter(({ schema }) => !(folders[schema] ?? [schema]).includes(domain))
      .map(({ table }) => `${file} writes ${table}`);
  });
  expect(foreign).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { outOfSlice, sliceTables } from '@/lib/continuity/slice/constants';

/** Schemas of what a town works with; the portal's own domains are in no slice. */
const schemas = ['access', 'residents', 'certificates', 'continuity'].map((name) => `${name}.prisma`);

it('of every table of these schemas is said whether it is in the slice', () => {
  const declared = new Set([...sliceTables.map(({ table }) => table), ...outOfSlice]);
  const tables = readdirSync('prisma/schema')
    .filter((file) => schemas.includes(file))
    .flatMap((file) =>
      [...readFileSync(`prisma/schema/${file}`, 'utf8').matchAll(/@@map\("(\w+)"\)/g)].map(([, name = '']) => name),
    );
  const kinds = /_kind$|_state$|_way$|^role$|_outcome$|_sex$|_form_kind$/;
  expect(tables.filter((table) => !declared.has(table) && !kinds.test(table))).toEqual([]);
});

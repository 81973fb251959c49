import { expect, it } from 'vitest';
import { z } from 'zod';
import { anyRow, askOne, askRows } from '@/lib/core/database/rows';
import { askAs, withSystem } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { createActor } from '@/tests/support/actors';

const shape = z.object({ name: z.string(), at: z.date().nullable() });

it('answers rows as they are, either way and with a statement that was put together', async () => {
  const actor = await createActor({ kind: 'municipality' });
  const statement = Prisma.sql`SELECT ${'a'} AS name, NULL::timestamptz AS at, 1 AS more`;
  const expected = [{ name: 'a', at: null, more: 1 }];
  expect(await askRows(askAs(actor), shape)(statement)).toEqual(expected);
  expect(await withSystem('test', (db) => askOne(db, shape)`${statement}`)).toEqual(expected);
  expect(await askRows(askAs(actor), anyRow)`SELECT WHERE false`).toEqual([]);
});

it('fails at the query when a row is not of its shape, and says what is wrong of which', async () => {
  const wrong = () =>
    withSystem('test', (db) => askRows(db, shape)`SELECT * FROM (VALUES ('a', now()), (NULL, now())) v (name, at)`);
  const error: Error = await wrong().then(
    () => expect.fail('nothing was raised'),
    (raised: Error) => raised,
  );
  expect(error.message).toMatch(/not of their shape.*expected string, received null.*→ at \[1\]\.name.*"name":null/s);
  expect(error.stack).toContain('core/rows.test.ts');
});

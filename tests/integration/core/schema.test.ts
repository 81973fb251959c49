import { expect, test } from 'vitest';
import { schemaDifference } from '@/scripts/lib/database/schema-diff.mjs';
import { owner } from '@/tests/support/database';

const url = () => process.env.DATABASE_URL ?? '';

test('prisma/schema and the migrated database agree', async () => {
  expect(await schemaDifference(url())).toBe('');
});

test('a column that only the database has shows', async () => {
  await owner().query('ALTER TABLE organizations ADD COLUMN forgotten text');
  expect(await schemaDifference(url())).toContain('ALTER TABLE "organizations" DROP COLUMN "forgotten"');
  await owner().query('ALTER TABLE organizations DROP COLUMN forgotten');
});

test('an index under another name shows', async () => {
  await owner().query('ALTER INDEX organizations_code_key RENAME TO organizations_code');
  expect(await schemaDifference(url())).toContain(
    'ALTER INDEX "organizations_code" RENAME TO "organizations_code_key"',
  );
  await owner().query('ALTER INDEX organizations_code RENAME TO organizations_code_key');
});

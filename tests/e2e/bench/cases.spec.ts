import { expect, test } from '@playwright/test';
import { listCases } from '@/scripts/lib/bench/cases.mjs';
import { People } from '@/scripts/lib/bench/people.mjs';
import { origin } from '../support/session';

test('what the bench measures is there: each case does one operation and finds the right answer', async () => {
  const people = new People(new URL(origin), 1);
  const databaseUrl = process.env.RENKEI_E2E_DATABASE_URL ?? null;
  const cases = await listCases({ people, databaseUrl, dataDir: null, fills: false });
  for (const { name, operation } of cases) expect(await operation(0), name).toBeGreaterThanOrEqual(0);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  await people.close();
});

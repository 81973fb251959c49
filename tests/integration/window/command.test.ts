import { spawn } from 'node:child_process';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { root } from '@/scripts/lib/root.mjs';
import { renkei } from '@/tests/support/command';
import { loadCountry } from '@/tests/support/country';

beforeAll(() => loadCountry());

/** The command as a program types it, on a host whose clock is in another zone. */
function explain(...words: readonly string[]): Promise<{ status: number | null; answer: Record<string, unknown> }> {
  const child = spawn(
    process.execPath,
    [path.join(root, 'scripts', 'renkei.mjs'), 'window', 'explain', ...words, '--json'],
    {
      env: { ...process.env, TZ: 'America/Anchorage' },
    },
  );
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ status, answer: JSON.parse(printed) }));
  });
}

/** The same within this process. */
async function explainHere(...words: readonly string[]) {
  const { status, stdout } = await renkei(['window', 'explain', ...words, '--json']);
  return { status, answer: JSON.parse(stdout) as Record<string, unknown> };
}

const asked = ['--org', '153079', '--service', 'wide-area-issuance'];

it('answers the turn of the year with point 5', async () => {
  const { status, answer } = await explain(...asked, '--at', '2026-12-29T10:00');
  expect(status).toBe(0);
  expect(answer).toMatchObject({
    ok: true,
    organization: { code: '153079', name: '聖籠町' },
    service: 'wide-area-issuance',
    at: '2026-12-29T10:00:00+09:00',
    open: false,
    rule: 'year-end',
    point: 5,
    until: '2027-01-04T09:00:00+09:00',
    nextOpen: '2027-01-04T09:00:00+09:00',
    unconfirmed: false,
  });
});

it.each([
  ['Japan’s time', '2026-11-20T16:59', true, 'counter-hours', '2026-11-20T17:00:00+09:00'],
  ['a time with its offset', '2026-11-20T07:59Z', true, 'counter-hours', '2026-11-20T17:00:00+09:00'],
  ['a minute later', '2026-11-20T08:00Z', false, 'after-closing', '2026-11-24T09:00:00+09:00'],
])('answers %s', async (_name, at, open, rule, until) => {
  expect((await explainHere(...asked, '--at', at)).answer).toMatchObject({ open, rule, point: 2, until });
});

it.each([
  ['a code that nobody has', ['--org', '999999', '--service', 'in-house'], 1, 'notFound', '999999'],
  ['a code that is none', ['--org', '聖籠町', '--service', 'in-house'], 2, 'usage', '--org'],
  ['a service that is none', ['--org', '153079', '--service', 'mail'], 2, 'usage', 'special-move'],
  ['a day that is none', [...asked, '--at', '2026-02-30T10:00'], 2, 'usage', '--at'],
])('refuses %s', async (_name, words, status, code, said) => {
  const outcome = await explainHere(...words);
  expect(outcome.status).toBe(status);
  expect(outcome.answer).toMatchObject({ ok: false, code, message: { en: expect.stringContaining(said) } });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sessionCookie } from '@/lib/access/login/cookie';
import { owner } from '@/tests/support/database';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { startWeb, type Web } from '@/tests/support/endpoints/web';
import { type Fixture, loadFixture } from '@/tests/support/inquiries';

let web: Web;
let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
  web = await startWeb();
});
afterAll(() => web?.stop());

const open = async (address: string) => {
  const answer = await fetch(`${web.origin}${address}`, {
    headers: { cookie: `${sessionCookie().name}=${await cookieOf(fixture.town)}` },
  });
  return { status: answer.status, text: await answer.text() };
};
const noscript = (text: string) =>
  [...text.matchAll(/<noscript>([\s\S]*?)<\/noscript>/g)].map(([, said]) => said).join();

it('a page that fails says so without script, with the number that finds the line in the log', async () => {
  expect(noscript((await open('/contacts')).text)).toBe('');
  await owner().query('ALTER TABLE contacts RENAME TO contacts_away');
  try {
    const { status, text } = await open('/contacts');
    expect(status).toBe(500);
    const said = noscript(text);
    for (const words of ['エラーが発生しました', 'Something went wrong', 'エラー番号', '<a href="/">'])
      expect(said).toContain(words);
    const [reference = 'none'] = said.match(/R-[2-9A-Z]{7}/) ?? [];
    const log = readFileSync(path.join(process.env.RENKEI_DATA_DIR ?? '', 'web.log'), 'utf8');
    expect(log).toContain(`"reference":"${reference}"`);
  } finally {
    await owner().query('ALTER TABLE contacts_away RENAME TO contacts');
  }
  expect((await open('/contacts')).status).toBe(200);
});

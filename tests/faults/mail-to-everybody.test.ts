import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listReceipts } from '@/lib/articles/chase/queries';
import { receiptFilterSchema } from '@/lib/articles/chase/schema';
import { getArticle } from '@/lib/articles/queries';
import { askAs, withActor } from '@/lib/core/db';
import { notify } from '@/lib/notifications/mutations';
import { listRefused } from '@/lib/notifications/queries';
import { posted } from '@/tests/support/articles';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { type Fixture, loadFixture } from '@/tests/support/inquiries';
import { startMailServer } from '@/tests/support/mail-server';
import { bundleProgram } from '@/tests/support/program';
import { times } from '@/tests/support/proof';

/** S3 用途1: every user of the country. */
const readers = times(600, 100_000);
const refused = 'gone-1@town.example';

let fixture: Fixture;
let worker: ChildProcess | undefined;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  mailServer = await startMailServer(undefined, (address) => address === refused);
  process.env.SMTP_URL = mailServer.url;
  process.env.RENKEI_MAIL_FROM = 'renkei@renkei.example';
  fixture = await loadFixture();
  await owner().query(
    `INSERT INTO users (id, organization_id, login_id, name, kana, email)
     SELECT gen_random_uuid(), o.id, 'reader-' || i, '利用者' || i, 'りようしゃ', CASE i WHEN 1 THEN $2 ELSE 'reader-' || i || '@town.example' END
     FROM generate_series(1, $1::int) i, (SELECT array_agg(id ORDER BY code) AS ids FROM organizations WHERE disabled_at IS NULL AND valid_to IS NULL) a,
       LATERAL (SELECT a.ids[1 + i % cardinality(a.ids)] AS id) o`,
    [readers, refused],
  );
  await owner().query(
    "INSERT INTO mail_settings (user_id, full_text) SELECT id, true FROM users WHERE login_id IN ('reader-2', 'reader-3')",
  );
});
afterAll(async () => {
  worker?.kill('SIGKILL');
  await mailServer.close();
});

async function startWorker(): Promise<ChildProcess> {
  const program = await bundleProgram('worker/main.ts');
  return program([], { env: { ...process.env, RENKEI_LOG_LEVEL: 'error' }, stdio: ['ignore', 'inherit', 'inherit'] });
}

const unsettled = async (): Promise<number> =>
  (
    await owner().query(
      `SELECT (SELECT count(*) FROM notification_events WHERE expanded_at IS NULL)::int
        + (SELECT count(*) FROM mails WHERE state IN ('queued', 'sending'))::int AS count`,
    )
  ).rows[0].count;

/** A mail's text as it was sent: base64, or as it is where it has ASCII only. */
const says = (text: string, words: string) => `${Buffer.from(text, 'base64').toString('utf8')}${text}`.includes(words);

/** Something urgent that comes while everybody is being mailed. */
const urgent = () =>
  withActor(fixture.town, (db) =>
    notify(db, fixture.town, {
      kind: 'ticket.urgent',
      organizationId: fixture.prefecture.organizationId,
      userId: fixture.prefecture.userId,
      targetType: 'ticket',
      targetId: 'urgent',
      url: '/tickets/26-000001-2',
      params: { number: '26-000001-2', subject: '至急の件', organization: '聖籠町', organizationEn: 'Seiro' },
      urgent: true,
    }),
  );

it(
  `mails ${readers} people one important notice, each once, while what is urgent goes first`,
  async () => {
    const { rows: bodies } = await owner().query(
      'SELECT count(*)::int AS count FROM organizations WHERE valid_to IS NULL AND disabled_at IS NULL',
    );
    const article = await posted(fixture.operator, {
      category: '01-01',
      agreed: String(bodies[0].count),
      title: '重要な周知',
      body: '本文の全体です。',
    });
    await owner().query("UPDATE users SET email = 'urgent@town.example' WHERE id = $1", [fixture.prefecture.userId]);
    await owner().query(
      "INSERT INTO notification_settings VALUES ($1, 'urgent', 'mail') ON CONFLICT (user_id, \"group\") DO UPDATE SET channel = 'mail'",
      [fixture.prefecture.userId],
    );
    const began = performance.now();
    worker = await startWorker();
    while (mailServer.taken() < readers / 10) await wait(100);
    await urgent();
    const before = mailServer.taken();
    const urgentTaken = () =>
      [...mailServer.kept.values()].some(({ to, text }) => to === 'urgent@town.example' && says(text, '26-000001-2'));
    while (!urgentTaken()) await wait(50);
    const overtook = mailServer.taken() - before;
    while ((await unsettled()) > 0) await wait(500);
    const seconds = (performance.now() - began) / 1000;
    process.stdout.write(
      `${readers} mails: ${Math.round(mailServer.taken() / seconds)} a second; ${overtook} others before the urgent one\n`,
    );

    const { rows } = await owner().query<{ to_address: string; state: string }>(
      "SELECT to_address, state FROM mails WHERE subject LIKE '%重要な周知%'",
    );
    const failed = rows.filter(({ state }) => state !== 'sent');
    expect(failed).toEqual([{ to_address: refused, state: 'failed' }]);
    const addresses = [...mailServer.kept.values()].map(({ to }) => to).filter((to) => to.startsWith('reader-'));
    expect(new Set(addresses).size).toBe(readers - 1);
    expect(addresses).toHaveLength(readers - 1);
    // In a rush of so many nobody waits for all of them.
    expect(overtook).toBeLessThan(readers / 2);

    const textOf = (to: string) => [...mailServer.kept.values()].find((mail) => mail.to === to)?.text ?? '';
    expect(says(textOf('reader-2@town.example'), '本文の全体です。')).toBe(true);
    expect(says(textOf('reader-4@town.example'), '本文の全体です。')).toBe(false);

    const detail = await getArticle(askAs(fixture.operator), fixture.operator, article.number);
    if (detail === null) throw new Error('no article');
    const filter = receiptFilterSchema.parse({});
    const { rows: receipts } = await listReceipts(askAs(fixture.operator), fixture.operator, detail, filter, 5_000);
    expect(receipts.reduce((sum, { mails }) => sum + (mails?.failed ?? 0), 0)).toBe(1);

    // Whoever looks after that user sees the address marked, with what the server said.
    const { rows: gone } = await owner().query(
      'SELECT u.id, o.code FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.email = $1',
      [refused],
    );
    const administrator = await personOf(gone[0].code, ['system_administrator']);
    const marked = await listRefused(askAs(administrator), [gone[0].id]);
    expect(marked.get(gone[0].id)?.reason).toContain('no such mailbox');
  },
  times(180_000, 1_800_000),
);

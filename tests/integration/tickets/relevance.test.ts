import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import { fold } from '@/lib/core/search/rules';
import { listTickets } from '@/lib/tickets/list/queries';
import { listTicketsSchema } from '@/lib/tickets/list/schema';
import { suggestAnswers } from '@/lib/tickets/search/queries';
import { countTerms } from '@/lib/tickets/search/tasks';
import { listQueue } from '@/lib/tickets/triage/queries';
import { triageSchema } from '@/lib/tickets/triage/schema';
import { buildOrganizations } from '@/prisma/seed/organizations/build';
import { loadOrganizations } from '@/prisma/seed/organizations/load';
import { span } from '@/prisma/seed/tickets/arrivals';
import { Bodies } from '@/prisma/seed/tickets/bodies';
import { buildHistory } from '@/prisma/seed/tickets/build';
import { businessTime } from '@/prisma/seed/tickets/business-time';
import { buildDirectory } from '@/prisma/seed/tickets/directory';
import { seedTickets } from '@/prisma/seed/tickets/seed';
import { buildUsers } from '@/prisma/seed/users/build';
import { loadUsers } from '@/prisma/seed/users/load';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { isProof } from '@/tests/support/proof';

const at = new Date('2026-11-20T15:00:00+09:00');
const day = 86_400_000;
const count = 2_400;
const first = 3;

interface Question {
  readonly text: string;
  readonly topics: readonly string[];
}

const questions: readonly Question[] = readFileSync('tests/relevance/questions.txt', 'utf8')
  .split('\n')
  .filter((line) => line.includes('|') && !line.startsWith('#'))
  .map((line) => {
    const [text = '', topics = ''] = line.split('|');
    return { text: text.trim(), topics: topics.trim().split(' ') };
  });

const topicOf = new Map<string, string>();
let center: Actor;

/** Two years of inquiries as the demonstration has them, few enough for a test. */
beforeAll(async () => {
  const organizations = buildOrganizations();
  const users = buildUsers(organizations);
  const client = await owner().connect();
  await client.query('BEGIN');
  await loadOrganizations(client, organizations);
  await loadUsers(client, users);
  await seedTickets(client, { organizations, users, at, count });
  await client.query('COMMIT');
  const { rows } = await client.query<{ date: string }>("SELECT to_char(date, 'YYYY-MM-DD') AS date FROM holidays");
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  client.release();
  const now = at.getTime();
  const time = businessTime(now - span - 30 * day, now + 90 * day, new Set(rows.map(({ date }) => date)));
  const world = { directory: buildDirectory(organizations, users), time, now };
  for (const walk of buildHistory(world, count, new Bodies())) topicOf.set(walk.ticket.id, walk.topic);
  center = await personOf('JLIS', ['call_center']);
  await countTerms();
}, 240_000);

type Search = (question: string) => Promise<readonly string[]>;

const ours: Search = async (q) => {
  const filter = listTicketsSchema.parse({ desk: 'all', sort: 'relevance', answered: 'yes', q });
  const { rows } = await listTickets(askAs(center), center, filter);
  return rows.slice(0, first).map(({ id }) => id);
};

/** What the call center sees and what was answered, as one text each. */
const seen = `SELECT t.id::text, t.created_at, string_agg(x.form, ' ') AS text FROM tickets t
  JOIN ticket_texts x ON x.ticket_id = t.id AND $1::uuid = ANY (x.audience) WHERE t.answered_at IS NOT NULL GROUP BY t.id`;

/** The runs of kanji, katakana, letters and digits of the question, each of which must be there; the newest first. */
const like: Search = async (question) => {
  const runs = question.match(/[\p{Script=Han}々]{2,}|[ァ-ヶー]{2,}|[\w-]{2,}/gu) ?? [question];
  const { rows } = await owner().query<{ id: string }>(
    `SELECT id FROM (${seen}) s WHERE (SELECT bool_and(strpos(s.text, w) > 0) FROM unnest($2::text[]) w)
     ORDER BY created_at DESC LIMIT ${first}`,
    [center.organizationId, runs.map(fold)],
  );
  return rows.map(({ id }) => id);
};

const trigrams: Search = async (question) => {
  const { rows } = await owner().query<{ id: string }>(
    `SELECT id FROM (${seen}) s ORDER BY word_similarity($2, s.text) DESC, created_at DESC LIMIT ${first}`,
    [center.organizationId, fold(question)],
  );
  return rows.map(({ id }) => id);
};

async function right(search: Search): Promise<{ share: number; wrong: string[] }> {
  const wrong: string[] = [];
  for (const { text, topics } of questions) {
    const found = await search(text);
    if (!found.some((id) => topics.includes(topicOf.get(id) ?? '')))
      wrong.push(`${text} → ${found.map((id) => topicOf.get(id)).join(' ')}`);
  }
  return { share: 1 - wrong.length / questions.length, wrong };
}

it('finds the right answer among the first three for 85 % of natural questions, and more than LIKE and pg_trgm', async () => {
  expect(questions.length).toBeGreaterThanOrEqual(60);
  const known = new Set(topicOf.values());
  expect(questions.flatMap(({ topics }) => topics).filter((topic) => !known.has(topic))).toEqual([]);
  const c = await right(ours);
  expect(c.share, c.wrong.join('\n')).toBeGreaterThanOrEqual(0.85);
  // What it is compared with reads every text for each question.
  if (!isProof) return;
  const [a, b] = [await right(like), await right(trigrams)];
  const per = ({ share }: { share: number }) => `${Math.round(share * 1000) / 10} %`;
  console.info(
    `| ${questions.length} questions | LIKE | pg_trgm | ours |\n| first three | ${per(a)} | ${per(b)} | ${per(c)} |`,
  );
  console.info(c.wrong.join('\n'));
  expect(c.share).toBeGreaterThan(Math.max(a.share, b.share));
}, 120_000);

it('suggests nothing to greetings, and no inquiry to itself', async () => {
  const suggest = (typed: string, except?: string) => suggestAnswers(askAs(center, 'custom'), center, typed, except);
  for (const typed of ['お世話になっております。', 'お問い合わせの件、確認いたしました。', '今日の天気と昼食について'])
    expect(await suggest(typed), typed).toEqual([]);
  const typed = '不開示コードの設定漏れの確認方法';
  const [best, ...others] = await suggest(typed);
  expect(best).toBeDefined();
  const without = (await suggest(typed, best?.number)).map(({ number }) => number);
  expect(without).not.toContain(best?.number);
  expect(without).toEqual(expect.arrayContaining(others.map(({ number }) => number)));
}, 60_000);

it('of the same demonstration, one promised call waits in the queue of calls to return', async () => {
  const filter = triageSchema.parse({ queue: 'call_back' });
  const rows = await listQueue(askAs(center), center, filter, []);
  expect(rows.map(({ subject }) => subject)).toEqual([expect.stringContaining('折り返し待ち')]);
  expect(rows[0]?.holdUntil?.getTime()).toBeGreaterThan(at.getTime());
});

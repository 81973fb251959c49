import pg from 'pg';
import { pageCase } from '../../scripts/lib/bench/page.mjs';

/** What issue 12 asks for. */
const articles = 500_000;
const reads = 1_500_000;

const link = /href="\/articles\/(ART\d{15})"/g;
/** @param {string} _path @param {string} html */
const twenty = (_path, html) => new Set([...html.matchAll(link)].map(([, number]) => number)).size >= 20;

const fillArticles = `
  INSERT INTO articles (id, number, category_id, organization_id, author_id, author_name, title, state, restricted, published_at, created_at, updated_at)
  SELECT gen_random_uuid(), 'ART' || to_char(at, 'YYMMDD') || lpad((1000000 + i)::text, 9, '0'), c.ids[1 + i % cardinality(c.ids)], o.id, u.id, u.name,
    '負荷試験の記事 ' || i, 'published', false, at, at, at
  FROM generate_series(1, $1::int) i, LATERAL (SELECT now() - i * interval '2 minutes' AS at) t,
    (SELECT array_agg(id ORDER BY code) AS ids FROM article_categories WHERE posting IN ('nation', 'owners')) c,
    (SELECT id FROM organizations WHERE code = 'SOUMU') o, (SELECT id, name FROM users WHERE login_id = 'operator') u`;
const fillRevisions = `
  INSERT INTO article_revisions (article_id, number, title, body, organization_id, author_id, author_name, created_at)
  SELECT id, 1, title, '負荷試験のための本文です。', organization_id, author_id, author_name, created_at FROM articles a
  WHERE NOT EXISTS (SELECT FROM article_revisions v WHERE v.article_id = a.id)`;
const fillTexts = `
  INSERT INTO article_texts (article_id, source, reader_ids, months, form)
  SELECT id, '', '{}', ARRAY[renkei.month_of(created_at)], renkei.search_form(title || E'\\n' || number) FROM articles a
  WHERE NOT restricted AND NOT EXISTS (SELECT FROM article_texts x WHERE x.article_id = a.id)`;
const fillReads = `
  INSERT INTO article_reads (user_id, article_id, read_at)
  SELECT u.ids[1 + i % cardinality(u.ids)], a.ids[1 + (i::bigint * 31) % cardinality(a.ids)], now()
  FROM generate_series(1, $1::int) i, (SELECT array_agg(id ORDER BY id) AS ids FROM users) u,
    (SELECT array_agg(id ORDER BY id) AS ids FROM articles) a
  ON CONFLICT DO NOTHING`;

/** Fills the portal's database up to the size that is asked for, once. @param {string} url past row-level security */
async function fill(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT count(*)::int AS count FROM articles');
    if (rows[0].count >= articles) return;
    await client.query(fillArticles, [articles - rows[0].count]);
    await client.query(fillRevisions);
    await client.query(fillTexts);
    await client.query(fillReads, [reads]);
    await client.query('VACUUM ANALYZE articles, article_reads, article_texts, article_revisions');
  } finally {
    await client.end();
  }
}

/** @type {import('../../scripts/lib/bench/cases.mjs').ListCases} */
export async function cases({ people, databaseUrl, fills }) {
  if (databaseUrl !== null && fills) await fill(databaseUrl);
  const list = { cpu: 40, who: 'seiro-admin' };
  return [
    pageCase(people, { ...list, name: 'articles, all', path: '/articles', right: twenty }),
    pageCase(people, { ...list, name: 'articles of a category', path: '/articles?category=01-02', right: twenty }),
    // A word that every article has: the worst that can be asked.
    pageCase(people, { ...list, cpu: 75, name: 'articles searched', path: '/articles?q=%E8%B2%A0%E8%8D%B7' }),
    pageCase(people, {
      ...list,
      name: 'articles, unread',
      path: '/articles?unread=1',
      ...(fills ? { right: twenty } : {}),
    }),
  ];
}

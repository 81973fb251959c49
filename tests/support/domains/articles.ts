import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { accepted, send, upload } from '@/tests/support/inquiries';
import {
  changesArticle,
  isOfReadFile,
  ofChanged,
  ofOwn,
  ofReadable,
  ofReader,
  ofRestricted,
  ofSeen,
  ofState,
  postsArticle,
  seesArticle,
  seesReceipt,
} from '@/tests/support/visibility/articles';
import { readsFile } from '@/tests/support/visibility/files';
import { everybody, find, type Oracles, ownUser, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type Viewer, type World } from '@/tests/support/visibility/world';

/** Who posts where, in each state (`never out`: withdrawn before its time); in 06 to whom, the first of them with the right to update. */
const posted: readonly (readonly [author: string, category: string, state: string, to?: readonly string[]])[] = [
  ['operator-1 staff', '01-01', 'published'],
  ['center-1 staff', '01-02', 'published'],
  ['center-1 staff', '03-03', 'scheduled'],
  ['operator-1 staff', '03-02', 'withdrawn'],
  ['operator-2 staff', '01-02', 'expired'],
  ['center-1 staff', '02-01', 'never out'],
  ['town-1 staff', '06', 'never out', ['town-2', 'prefecture-1']],
  ['vendor-1 staff', '05', 'published'],
  ['town-1 staff', '06', 'published', ['prefecture-1', 'town-2', 'agency-1']],
  ['prefecture-2 staff', '06', 'withdrawn', ['town-3', 'center-2']],
  ['town-3 staff', '06', 'scheduled', ['prefecture-2']],
  ['center-1 staff', '06', 'expired', ['operator-1', 'prefecture-1']],
];

let numbered = 0;

async function fill(world: World): Promise<void> {
  for (const each of posted) await fillArticle(world, ...each);
  for (const viewer of world.viewers) {
    const { userId: user_id, organizationId: organization_id } = viewer;
    await insert('article_marks', { user_id, read_until: new Date(0) });
    await insert('article_favourites', { user_id, code: '01-01' });
    const { rows } = await owner().query("SELECT id FROM article_categories WHERE code = '05'");
    await insert('article_watches', { user_id, organization_id, category_id: rows[0].id, mode: 'watch' });
  }
  for (const name of ['town-1 staff', 'prefecture-2 staff']) {
    const group = { id: newId(), organization_id: world.viewer(name).organizationId, name, updated_at: new Date() };
    await insert('article_groups', group);
    const organization_id = world.viewer('center-1 staff').organizationId;
    await insert('article_group_members', { group_id: group.id, organization_id });
  }
}

async function fillArticle(world: World, author: string, code: string, how: string, to: readonly string[] = []) {
  const state = how === 'never out' ? 'withdrawn' : how;
  const isOut = how !== 'never out' && state !== 'scheduled';
  const viewer = world.viewer(author);
  const at = new Date();
  const id = newId();
  const { rows } = await owner().query('SELECT id, restricted FROM article_categories WHERE code = $1', [code]);
  const written = {
    organization_id: viewer.organizationId,
    author_id: viewer.userId,
    author_name: viewer.name,
    created_at: at,
  };
  await insert('articles', {
    ...{
      id,
      ...written,
      number: `ART261128${String(++numbered).padStart(9, '0')}`,
      category_id: rows[0].id,
      title: '題名',
      state,
    },
    ...{ restricted: rows[0].restricted, published_at: isOut ? at : null, updated_at: at },
    withdrawn_reason: state === 'withdrawn' ? '誤り' : '',
  });
  await insert('article_revisions', { article_id: id, number: 1, title: '題名', body: '本文', ...written });
  const readers = rows[0].restricted ? [author.split(' ')[0] ?? '', ...to] : [];
  for (const [index, name] of readers.entries())
    await insert('article_readers', {
      ...{ article_id: id, organization_id: world.viewer(`${name} staff`).organizationId },
      ...{ may_update: index < 2, author: index === 0 },
    });
  await fillBeside(world, id, viewer, rows[0].restricted);
}

/** What hangs on an article: a comment, a file, marks and receipts of its author, of an addressed town and of a stranger. */
async function fillBeside(world: World, article_id: string, author: Viewer, restricted: boolean): Promise<void> {
  const at = new Date();
  for (const viewer of [author, world.viewer('town-2 staff'), world.viewer('prefecture-2 staff')]) {
    const { organizationId: organization_id, userId } = viewer;
    const written = { organization_id, author_id: userId, author_name: viewer.name, created_at: at };
    await insert('article_comments', { id: newId(), article_id, body: '本文', ...written });
    await owner().query('INSERT INTO article_reads VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      userId,
      article_id,
      at,
    ]);
    const receipt = { article_id, organization_id, author_organization_id: author.organizationId, restricted };
    await owner().query('DELETE FROM article_receipts WHERE article_id = $1 AND organization_id = $2', [
      article_id,
      organization_id,
    ]);
    await insert('article_receipts', { ...receipt, first_read_at: at, first_reader_name: viewer.name });
    await owner().query('DELETE FROM article_confirmations WHERE article_id = $1 AND user_id = $2', [
      article_id,
      userId,
    ]);
    const confirmed = { user_id: userId, user_name: viewer.name, revision: 1, at };
    await insert('article_confirmations', { id: newId(), article_id, organization_id, ...confirmed });
    await insert('article_reminders', {
      id: newId(),
      article_id,
      organization_id,
      user_name: viewer.name,
      count: 1,
      at,
    });
  }
  const files = await owner().query("SELECT id FROM files WHERE uploaded_by_id = $1 AND name = 'own.pdf'", [
    author.userId,
  ]);
  await insert('article_files', { article_id, file_id: files.rows[0].id });
  const read = 'INSERT INTO article_file_texts VALUES ($1, $2, DEFAULT, $3) ON CONFLICT DO NOTHING';
  await owner().query(read, [files.rows[0].id, '文字', at]);
  await owner().query('SELECT renkei.index_article($1)', [article_id]);
}

const own: Rule = (row, viewer) => row.organization_id === viewer.organizationId;
const operator: Rule = (_row, viewer) => viewer.kind === 'operator';
const byOneself: Rule = (row, viewer, data) => own(row, viewer, data) && row.author_id === viewer.userId;
const ownsRestricted: Rule = (row, viewer, data) => ofOwn(row, viewer, data) && ofRestricted(row, viewer, data);
const ofOwnGroup: Rule = (row, viewer, data) => own(find(data, 'article_groups', row.group_id) ?? {}, viewer, data);
const all = (rule: Rule) => ({ select: rule, insert: rule, update: rule, delete: rule });

const oracles: Oracles = {
  article_categories: { select: everybody, insert: operator, update: operator },
  articles: { select: seesArticle, insert: postsArticle, update: changesArticle },
  article_revisions: {
    select: ofReadable,
    insert: (row, viewer, data) =>
      byOneself(row, viewer, data) && ofSeen(row, viewer, data) && ofChanged(row, viewer, data),
  },
  article_readers: {
    select: (row, viewer, data) => own(row, viewer, data) || ofReader(row, viewer, data),
    insert: ownsRestricted,
    update: ownsRestricted,
    delete: (row, viewer, data) => ownsRestricted(row, viewer, data) && !row.author,
  },
  article_comments: {
    select: ofReadable,
    insert: (row, viewer, data) =>
      byOneself(row, viewer, data) && ofSeen(row, viewer, data) && ofState('published', 'expired')(row, viewer, data),
  },
  article_files: {
    select: ofReadable,
    insert: (row, viewer, data) =>
      ofSeen(row, viewer, data) && readsFile(find(data, 'files', row.file_id) ?? {}, viewer, data),
    update: (row, viewer, data) => ofReadable(row, viewer, data) && ofChanged(row, viewer, data),
  },
  article_reads: all(ownUser),
  article_marks: { select: ownUser, insert: ownUser, update: ownUser },
  article_receipts: {
    select: seesReceipt,
    insert: (row, viewer, data) => own(row, viewer, data) && ofSeen(row, viewer, data),
    update: (row, viewer, data) => own(row, viewer, data) && ofSeen(row, viewer, data),
  },
  article_confirmations: {
    select: own,
    insert: (row, viewer, data) => own(row, viewer, data) && ownUser(row, viewer, data) && ofSeen(row, viewer, data),
  },
  article_reminders: {
    select: (row, viewer, data) => own(row, viewer, data) || ofOwn(row, viewer, data),
    insert: (row, viewer, data) => own(row, viewer, data) && ofSeen(row, viewer, data),
  },
  article_texts: {},
  article_file_texts: { select: isOfReadFile },
  // A number says nothing; everybody who posts takes the next one.
  article_counters: { select: everybody, update: everybody },
  article_favourites: { select: ownUser, insert: ownUser, delete: ownUser },
  article_watches: all(ownUser),
  article_groups: all(own),
  article_group_members: { select: ofOwnGroup, insert: ofOwnGroup, delete: ofOwnGroup },
};

/** An article of 06 from the town to a body that nobody of the fixture works for. */
async function postedBy(actor: Actor, more: Record<string, string | string[]> = {}) {
  const article = { category: '06', title: '連絡', body: '本文', names: '日本学生支援機構', agreed: '2', ...more };
  return accepted(await send(actor, 'article.post', article)) as { id: string; number: string };
}

/** The same to its prefecture, with the version that its forms have. */
async function letterFrom(actor: Actor): Promise<{ id: string; version: string }> {
  const { id } = await postedBy(actor, { names: '新潟県' });
  return { id, version: '1' };
}

async function insertGroup({ organizationId: organization_id }: Actor): Promise<string> {
  const id = newId();
  await insert('article_groups', { id, organization_id, name: id, updated_at: new Date() });
  return id;
}

export const support: DomainSupport = {
  oracles,
  fill,
  after: ['files', 'network'],
  actionSamples: {
    'article.post': async ({ town }) => ({
      by: town,
      fields: {
        category: '06',
        title: '連絡',
        body: '本文',
        names: '日本学生支援機構',
        agreed: '2',
        fileIds: [await upload(town)],
      },
    }),
    'article.revise': async ({ town }) => ({
      by: town,
      also: ['townStaff'],
      fields: { ...(await letterFrom(town)), title: '連絡（改訂）', body: '本文' },
    }),
    'article.withdraw': async ({ town }) => ({
      by: town,
      also: ['townStaff'],
      fields: { ...(await letterFrom(town)), reason: '誤り' },
    }),
    'article.move': async ({ town }) => ({
      by: town,
      also: ['townStaff'],
      fields: { ...(await letterFrom(town)), category: '06' },
    }),
    'article.comment': async ({ town, prefecture }) => ({
      by: prefecture,
      also: ['prefectureColleague', 'town', 'townStaff'],
      fields: { id: (await letterFrom(town)).id, body: '回答' },
    }),
    'article.remind': async ({ town }) => ({
      by: town,
      also: ['townStaff'],
      fields: { id: (await postedBy(town)).id },
    }),
    'article-group.save': async ({ town }) => ({
      by: town,
      also: ['townStaff'],
      fields: { id: await insertGroup(town), name: 'リスト', names: '新潟県、日本学生支援機構' },
    }),
    'article-group.remove': async ({ town }) => ({
      by: town,
      also: ['townStaff'],
      fields: { id: await insertGroup(town) },
    }),
    'article.confirm': async ({ town, prefecture }) => ({
      by: prefecture,
      also: ['prefectureColleague'],
      fields: { id: (await letterFrom(town)).id, revision: '1' },
    }),
  },
  ownEndpoints: [
    'article-favourite.set',
    'article-watch.set',
    'article.read-all',
    'article-category.add',
    'article-category.change',
  ],
  routeSamples: {
    'article.files': async ({ town }) => {
      const { number } = await postedBy(town, { fileIds: [await upload(town)] });
      return { by: town, fields: { number }, shut: [404] };
    },
    'article.category-files': async ({ town }) => {
      await postedBy(town, { fileIds: [await upload(town)] });
      return { by: town, fields: { category: '06' }, shut: [404] };
    },
    'article.readers-export': async ({ town }) => {
      const { number } = await postedBy(town);
      return { by: town, fields: { number, format: 'csv' }, shut: [404] };
    },
  },
  definers: {
    reads_article: 'answers for the actor’s organization only',
    owns_article: 'answers for the actor’s organization only',
    index_article: 'writes what follows from the article’s own rows, whoever calls, and answers nothing',
    find_articles: 'looks only into what the actor’s organization may see; its ids are asked again under the policies',
    article_watchers: 'answers ids to write notifications with, no names',
    count_article_recipients: 'answers a number, no names',
    article_deliveries: 'answers the author’s organization only, by organization, no names',
  },
};

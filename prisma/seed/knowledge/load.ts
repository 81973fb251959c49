import type { ClientBase } from 'pg';
import type { UserId } from '@/lib/core/ids';
import { copyRows } from '../copy';
import { organizationSeedId, seedId, seedNumber, userSeedId } from '../ids';
import { asOwner } from '../roles';
import { type SeedItem, seedItems } from './items';

const day = 86_400_000;
const date = (at: number) => new Date(at).toISOString().slice(0, 10);

const itemColumns = [
  ...['id', 'number', 'organization_id', 'category', 'system', 'published_version', 'title', 'question', 'answer'],
  ...['audience', 'expires_on', 'helpful', 'unhelpful', 'created_at', 'updated_at'],
];
const versionColumns = [
  ...['item_id', 'version', 'state', 'title', 'question', 'answer', 'audience', 'expires_on', 'author_id'],
  ...['author_name', 'reviewer_id', 'reviewer_name', 'created_at', 'decided_at'],
];

interface Person {
  readonly id: string;
  readonly name: string;
}

const isPublished = ({ state = 'published' }: SeedItem) => state === 'published';

/** Answers that the call center has kept, written by one and checked by another. Answers how many there are. */
export async function loadKnowledge(
  client: ClientBase,
  { users, at }: { readonly users: readonly Person[]; readonly at: Date },
): Promise<number> {
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? '';
  const [author, reviewer] = ['center-call-1', 'center-management'].map((login) => userSeedId(login)) as [
    UserId,
    UserId,
  ];
  const made = seedItems.map((item, index) => {
    const number = 101 + index;
    const created = at.getTime() - (20 + seedNumber(`knowledge:${number}`, 320)) * day;
    const expires = date(item.expiresIn === undefined ? created + 365 * day : at.getTime() + item.expiresIn * day);
    return { ...item, number, id: seedId(`knowledge:${number}`), created, expires };
  });
  await copyRows(
    client,
    'knowledge_items',
    itemColumns,
    made.map((item) => {
      const { id, number, audience = 'everybody', created, expires, rated = [0, 0] } = item;
      const published = isPublished(item);
      const words = published ? [item.title, item.question, item.answer] : ['', '', ''];
      return [
        ...[id, number, organizationSeedId('JLIS'), item.category, item.system, published ? 1 : null, ...words],
        ...[audience, published ? expires : null, ...rated, new Date(created), new Date(created + day)],
      ];
    }),
  );
  await copyRows(
    client,
    'knowledge_versions',
    versionColumns,
    made.map((item) => {
      const { id, state = 'published', audience = 'everybody', created, expires } = item;
      const decided = isPublished(item) ? [reviewer, nameOf(reviewer)] : [null, null];
      return [
        ...[
          id,
          1,
          state,
          item.title,
          item.question,
          item.answer,
          audience,
          expires,
          author,
          nameOf(author),
          ...decided,
        ],
        ...[new Date(created), isPublished(item) ? new Date(created + day) : null],
      ];
    }),
  );
  await client.query(`UPDATE knowledge_items SET form = renkei.text_fold(concat_ws(' ', title, question, answer))`);
  await asOwner(client, () => client.query("SELECT setval('knowledge_numbers', $1)", [100 + made.length]));
  return made.length;
}

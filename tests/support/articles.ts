import type { Actor } from '@/lib/access/actor';
import { listCategories } from '@/lib/articles/categories/queries';
import { listArticles } from '@/lib/articles/list/queries';
import { listArticlesSchema } from '@/lib/articles/list/schema';
import { askAs } from '@/lib/core/db';
import { owner } from './database';
import { accepted, send } from './inquiries';
import '@/lib/articles/actions';
import '@/lib/articles/categories/actions';
import '@/lib/articles/groups/actions';

type Fields = Record<string, string | readonly string[]>;

export interface PostedArticle {
  readonly id: string;
  readonly number: string;
}

/** A plain notice; `fields` make it another article. */
export const post = (actor: Actor, fields: Fields = {}) =>
  send(actor, 'article.post', { category: '01-02', title: '周知事項', body: '本文', ...fields });

export async function posted(actor: Actor, fields: Fields = {}): Promise<PostedArticle> {
  return accepted(await post(actor, fields)) as unknown as PostedArticle;
}

/** To organizations by name; the sender has seen how many they are. */
export const letter = (actor: Actor, names: string, count: number, fields: Fields = {}): Promise<PostedArticle> =>
  posted(actor, { category: '06', title: '事象発生報告', names, agreed: String(count + 1), ...fields });

export async function articleRow(id: string): Promise<Record<string, unknown>> {
  const { rows } = await owner().query('SELECT * FROM articles WHERE id = $1', [id]);
  return rows[0];
}

/** Codes of the organizations that were told of an article in this way, in order. */
export async function toldOf(id: string, kind: string): Promise<string[]> {
  const { rows } = await owner().query(
    'SELECT o.code FROM notification_events n JOIN organizations o ON o.id = n.organization_id WHERE target_id = $1 AND n.kind = $2 ORDER BY o.code',
    [id, kind],
  );
  return rows.map(({ code }) => code);
}

/** Titles that a list of all categories shows, in order. */
export async function titlesOf(actor: Actor, filter: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const ids = (await listCategories(askAs(actor))).map(({ id }) => id);
  const page = await listArticles(askAs(actor), actor, listArticlesSchema.parse(filter), ids);
  return page.rows.map(({ title }) => title);
}

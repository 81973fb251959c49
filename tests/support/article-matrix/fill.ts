import type { Actor } from '@/lib/access/actor';
import { turnArticles } from '@/lib/articles/tasks';
import { newId } from '@/lib/core/ids';
import { post } from '@/tests/support/articles';
import { loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { accepted, send, upload } from '@/tests/support/inquiries';
import { type Article, articles, office, people, routed, type Who } from './expected';

export interface Posted extends Article {
  readonly id: string;
  readonly number: string;
  readonly file: string;
  readonly answerer: Who;
  /** null = the answer came without one. */
  readonly answerFile: string | null;
}

export interface Matrix {
  readonly actors: Readonly<Record<Who, Actor>>;
  readonly posted: readonly Posted[];
}

type Actors = Matrix['actors'];

const tomorrow = (): string => new Date(Date.now() + 33 * 3_600_000).toISOString().slice(0, 16);

async function postAgreed(actor: Actor, fields: Record<string, string | readonly string[]>) {
  const shown = await post(actor, fields);
  if (shown.ok) return accepted(shown) as unknown as { id: string; number: string };
  const agreed = String(shown.problems[0]?.params?.organizations);
  return accepted(await post(actor, { ...fields, agreed })) as unknown as { id: string; number: string };
}

async function bring(actors: Actors, article: Article): Promise<Posted> {
  const { title, code, state, by, to } = article;
  const file = await upload(actors[by], `資料 ${title}.pdf`);
  const names = to === null ? {} : { names: to.map(office).join('、') };
  const unpublished = state === 'draft' || state === 'cancelled';
  const made = await postAgreed(actors[by], {
    ...{ category: code, title, body: `本文 ${title}`, fileIds: [file], ...names },
    ...(unpublished ? { publishAt: tomorrow() } : {}),
  });
  const answerer = to?.[0] ?? 'town';
  const answerFile = unpublished || !routed.includes(code) ? null : await upload(actors[answerer], `回答 ${title}.pdf`);
  if (!unpublished) {
    const fileIds = answerFile === null ? [] : [answerFile];
    accepted(await send(actors[answerer], 'article.comment', { id: made.id, body: `回答 ${title}`, fileIds }));
  }
  if (state === 'expired')
    await owner().query("UPDATE articles SET expire_at = now() - interval '1 minute' WHERE id = $1", [made.id]);
  if (state === 'withdrawn' || state === 'cancelled')
    accepted(await send(actors[by], 'article.withdraw', { id: made.id, version: '1', reason: '誤り' }));
  return { ...article, ...made, file, answerer, answerFile };
}

/** Everybody, and each article in its state, posted as people post. */
export async function fillMatrix(): Promise<Matrix> {
  await loadCountry();
  const made: [string, Actor][] = [];
  for (const [who, [code, role]] of Object.entries(people)) made.push([who, await personOf(code, [role])]);
  const actors = Object.fromEntries(made) as Record<Who, Actor>;
  await owner().query(
    "INSERT INTO network_systems (id, code, name, name_en, organization_id) VALUES ($1, 'middle', '中間サーバー', 'Middle', $2)",
    [newId(), actors.systemOwner.organizationId],
  );
  const posted: Posted[] = [];
  for (const article of articles) posted.push(await bring(actors, article));
  await turnArticles();
  return { actors, posted };
}

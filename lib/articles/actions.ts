'use server';

import { defineAction } from '@/lib/access/action';
import { remindReaders } from './chase/mutations';
import { remindSchema } from './chase/schema';
import { commentOnArticle } from './comments/mutations';
import { postArticle } from './compose/mutations';
import { setFavourite, setWatch } from './favourites/mutations';
import { worksOnArticles } from './policy';
import { confirmArticle, readAllArticles } from './reading/mutations';
import { moveArticle, reviseArticle, withdrawArticle } from './revise/mutations';
import {
  commentSchema,
  confirmSchema,
  favouriteSchema,
  moveArticleSchema,
  postArticleSchema,
  readAllSchema,
  reviseArticleSchema,
  watchSchema,
  withdrawArticleSchema,
} from './schema';

const pageOf = ({ number }: { number: string }): string => `/articles/${number}`;
const listOf = ({ code }: { code: string }): string => (code === '' ? '/articles' : `/articles?category=${code}`);

export const postArticleAction = defineAction({
  name: 'article.post',
  writing: 'inquiry',
  input: postArticleSchema,
  allow: worksOnArticles,
  run: (input, { actor, db }) => postArticle(db, actor, input),
  redirectTo: pageOf,
});

export const reviseArticleAction = defineAction({
  name: 'article.revise',
  writing: 'entry',
  input: reviseArticleSchema,
  allow: worksOnArticles,
  run: (input, { actor, db }) => reviseArticle(db, actor, input),
  redirectTo: pageOf,
});

export const withdrawArticleAction = defineAction({
  name: 'article.withdraw',
  input: withdrawArticleSchema,
  allow: worksOnArticles,
  run: (input, { actor, db }) => withdrawArticle(db, actor, input),
  redirectTo: pageOf,
});

export const moveArticleAction = defineAction({
  name: 'article.move',
  input: moveArticleSchema,
  allow: worksOnArticles,
  run: (input, { actor, db }) => moveArticle(db, actor, input),
  redirectTo: pageOf,
});

export const commentAction = defineAction({
  name: 'article.comment',
  writing: 'entry',
  input: commentSchema,
  allow: worksOnArticles,
  run: (input, { actor, db }) => commentOnArticle(db, actor, input),
  redirectTo: pageOf,
});

export const confirmArticleAction = defineAction({
  name: 'article.confirm',
  input: confirmSchema,
  allow: worksOnArticles,
  run: (input, { actor, db }) => confirmArticle(db, actor, input),
  redirectTo: pageOf,
});

export const setFavouriteAction = defineAction({
  name: 'article-favourite.set',
  input: favouriteSchema,
  allow: () => true,
  run: (input, { actor, db }) => setFavourite(db, actor, input),
  redirectTo: listOf,
});

export const setWatchAction = defineAction({
  name: 'article-watch.set',
  input: watchSchema,
  allow: () => true,
  run: (input, { actor, db }) => setWatch(db, actor, input),
  redirectTo: listOf,
});

export const readAllAction = defineAction({
  name: 'article.read-all',
  input: readAllSchema,
  allow: () => true,
  run: ({ code }, { actor, db }) => readAllArticles(db, actor, code),
  redirectTo: listOf,
});

export const remindAction = defineAction({
  name: 'article.remind',
  input: remindSchema,
  allow: worksOnArticles,
  run: ({ id }, { actor, db }) => remindReaders(db, actor, id),
  redirectTo: (done) => `${pageOf(done)}/readers`,
});

'use server';

import { defineAction } from '@/lib/access/action';
import { canEditTree } from '../policy';
import { addCategory, changeCategory } from './mutations';
import { addCategorySchema, changeCategorySchema } from './schema';

const editor = ({ code }: { code: string }): string => `/articles/categories?saved=${code}&by=#category-${code}`;

export const addCategoryAction = defineAction({
  name: 'article-category.add',
  input: addCategorySchema,
  allow: canEditTree,
  run: (input, { actor, db }) => addCategory(db, actor, input),
  redirectTo: editor,
});

export const changeCategoryAction = defineAction({
  name: 'article-category.change',
  input: changeCategorySchema,
  allow: canEditTree,
  run: (input, { actor, db }) => changeCategory(db, actor, input),
  redirectTo: editor,
});

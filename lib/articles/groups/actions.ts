'use server';

import { defineAction } from '@/lib/access/action';
import { worksOnArticles } from '../policy';
import { removeGroup, saveGroup } from './mutations';
import { removeGroupSchema, saveGroupSchema } from './schema';

export const saveGroupAction = defineAction({
  name: 'article-group.save',
  input: saveGroupSchema,
  allow: worksOnArticles,
  run: (input, { actor, db }) => saveGroup(db, actor, input),
  redirectTo: () => '/articles/groups?saved=1&by=',
});

export const removeGroupAction = defineAction({
  name: 'article-group.remove',
  input: removeGroupSchema,
  allow: worksOnArticles,
  run: ({ id }, { actor, db }) => removeGroup(db, actor, id),
  redirectTo: () => '/articles/groups?saved=1&by=',
});

'use server';
import { defineAction } from '@/lib/access/action';
import { canManageNetwork } from '../policy';
import { changeNode, registerNode, replaceNode, retireNode } from './mutations';
import { changeNodeSchema, registerNodeSchema, replaceNodeSchema, retireNodeSchema } from './schema';

const toNode = ({ code }: { readonly code: string }): string => `/network/nodes/${code}`;

export const registerNodeAction = defineAction({
  name: 'node.register',
  input: registerNodeSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => registerNode(db, actor, input),
  redirectTo: toNode,
});

export const changeNodeAction = defineAction({
  name: 'node.change',
  input: changeNodeSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => changeNode(db, actor, input),
  redirectTo: toNode,
});

export const retireNodeAction = defineAction({
  name: 'node.retire',
  input: retireNodeSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => retireNode(db, actor, input),
  redirectTo: toNode,
});

export const replaceNodeAction = defineAction({
  name: 'node.replace',
  input: replaceNodeSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => replaceNode(db, actor, input),
  redirectTo: toNode,
});

'use server';
import { defineAction } from '@/lib/access/action';
import { success } from '@/lib/core/errors';
import { deriveEnrollmentCode, issueEnrollmentCode } from '../enrollment/mutations';
import { nodeOf } from '../nodes/mutations';
import { canManageNetwork } from '../policy';
import { revokeKey, wantNewKey } from './mutations';
import { keyOfNodeSchema, nodeOnlySchema } from './schema';

const toNode = ({ code }: { readonly code: string }): string => `/network/nodes/${code}`;

export const wantNewKeyAction = defineAction({
  name: 'node.rotate-key',
  input: nodeOnlySchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => wantNewKey(db, actor, input),
  redirectTo: toNode,
});

export const revokeKeyAction = defineAction({
  name: 'node.revoke-key',
  input: keyOfNodeSchema,
  allow: canManageNetwork,
  run: (input, { db, actor }) => revokeKey(db, actor, input),
  redirectTo: toNode,
});

/** The code is shown in answer to this and nowhere else. */
export const issueCodeAction = defineAction({
  name: 'node.issue-code',
  input: nodeOnlySchema,
  allow: canManageNetwork,
  run: async ({ nodeId }, { db, actor, key }) => {
    const node = await nodeOf(db, actor, nodeId);
    if (!node.ok) return node;
    const issued = await issueEnrollmentCode(db, actor, node.value.code, deriveEnrollmentCode(key, nodeId));
    return issued.ok ? success({ nodeId, expiresAt: issued.value.expiresAt.toISOString() }) : issued;
  },
  reveal: ({ nodeId, expiresAt }, key) => ({ code: deriveEnrollmentCode(key, nodeId), expiresAt }),
});

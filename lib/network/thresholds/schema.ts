import { z } from 'zod';
import { nodeId } from '@/lib/core/id-shapes';
import { checkKinds } from '../constants';

/** Empty = the value alone never says so. */
const limit = z.union([z.literal('').transform(() => null), z.coerce.number().min(-1e9).max(1e9)]).default(null);

/** A kind's limits; with a node, the node's own. `version` 0 = there was none. */
export const setThresholdSchema = z.strictObject({
  kind: z.enum(checkKinds),
  nodeId: z.union([z.literal('').transform(() => null), z.uuid().pipe(nodeId)]).default(null),
  version: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
  warning: limit,
  critical: limit,
  margin: z.coerce.number().min(0).max(1e9).default(0),
  attempts: z.coerce.number().int().min(1).max(20).default(3),
});
export type SetThresholdInput = z.output<typeof setThresholdSchema>;

export const removeThresholdSchema = z.strictObject({ kind: z.enum(checkKinds), nodeId: z.uuid().pipe(nodeId) });

import { z } from 'zod';
import { nodeId } from '@/lib/core/id-shapes';

export const keyOfNodeSchema = z.strictObject({
  nodeId: z.uuid().pipe(nodeId),
  keyId: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,64}$/),
});
export const nodeOnlySchema = z.strictObject({ nodeId: z.uuid().pipe(nodeId) });
export type NodeOnlyInput = z.output<typeof nodeOnlySchema>;

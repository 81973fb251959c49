import { z } from 'zod';

export const keyOfNodeSchema = z.strictObject({
  nodeId: z.uuid(),
  keyId: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,64}$/),
});
export const nodeOnlySchema = z.strictObject({ nodeId: z.uuid() });
export type NodeOnlyInput = z.output<typeof nodeOnlySchema>;

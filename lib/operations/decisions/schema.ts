import { z } from 'zod';
import { dateField } from '@/lib/calendar/schema';
import { nodeId } from '@/lib/core/id-shapes';
import { stepKinds } from '../constants';

export const decideStepSchema = z.object({
  nodeId: z.uuid().pipe(nodeId),
  date: dateField,
  kind: z.enum(stepKinds),
  round: z.coerce.number().int().min(1).max(100),
  /** `retry`: the agent is asked again. `release`: it counts as done, and nobody waits for it. */
  decision: z.enum(['retry', 'release']),
  reason: z.string().trim().min(1).max(500),
});
export type DecideStepInput = z.output<typeof decideStepSchema>;

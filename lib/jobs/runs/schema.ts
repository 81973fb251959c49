import { z } from 'zod';
import { runWishes } from '../constants';
import { netCode } from '../nets/schema';

const reason = z.string().trim().min(1).max(500);
export const startRunSchema = z.object({ code: netCode, reason });
export type StartRunInput = z.output<typeof startRunSchema>;

export const steerRunSchema = z.object({ id: z.uuid(), wanted: z.enum(runWishes), reason });
export type SteerRunInput = z.output<typeof steerRunSchema>;

export const rerunSchema = z.object({
  id: z.uuid(),
  round: z.coerce.number().int().min(1),
  from: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/),
  reason,
});
export type RerunInput = z.output<typeof rerunSchema>;

export const resultFilterSchema = z.object({
  state: z.enum(['waiting', 'running', 'succeeded', 'failed', 'unknown', 'cancelled', 'skipped']).optional(),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});

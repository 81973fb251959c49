import { z } from 'zod';
import { certificateKinds } from '../constants';

export const requestApprovalSchema = z.object({
  residentId: z.uuid(),
  kind: z.enum(certificateKinds),
  reason: z.string().trim().min(1).max(300),
});
export type RequestApprovalInput = z.output<typeof requestApprovalSchema>;

export const decideApprovalSchema = z.object({ id: z.uuid(), agree: z.stringbool() });
export type DecideApprovalInput = z.output<typeof decideApprovalSchema>;

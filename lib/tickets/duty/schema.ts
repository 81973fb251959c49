import { z } from 'zod';

export const changeDutySchema = z.object({ userId: z.uuid(), onDuty: z.enum(['1', '0']) });
export type ChangeDutyInput = z.output<typeof changeDutySchema>;

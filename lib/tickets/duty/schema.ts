import { z } from 'zod';
import { userId } from '@/lib/core/id-shapes';

export const changeDutySchema = z.object({ userId: z.uuid().pipe(userId), onDuty: z.enum(['1', '0']) });
export type ChangeDutyInput = z.output<typeof changeDutySchema>;

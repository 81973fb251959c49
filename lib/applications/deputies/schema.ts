import { z } from 'zod';
import { dateField } from '@/lib/calendar/schema';
import { userId } from '@/lib/core/id-shapes';

export const nameDeputySchema = z.object({
  userId: z.uuid().pipe(userId),
  deputyId: z.uuid().pipe(userId),
  validFrom: dateField,
  validTo: dateField,
});
export type NameDeputyInput = z.output<typeof nameDeputySchema>;

export const removeDeputySchema = z.object({ id: z.uuid() });

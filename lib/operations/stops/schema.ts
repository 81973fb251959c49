import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { timeField } from '@/lib/calendar/schema';
import { versionField } from '@/lib/core/version';
import { services } from '@/lib/window/constants';

/** Services that a stop may close by itself; data exchange goes by the servers. */
export const stoppableServices = services.filter((service) => service !== 'data-exchange');

export const planStopSchema = z.object({
  title: requiredLine(60),
  /** Code of a server or of a system. */
  subject: z
    .string()
    .transform((text) => text.normalize('NFKC').trim().toUpperCase())
    .pipe(z.string().min(1).max(40)),
  startsAt: timeField,
  endsAt: timeField,
  services: z.array(z.enum(services).exclude(['data-exchange'])).default([]),
  reason: z.string().trim().min(1).max(500),
});
export type PlanStopInput = z.output<typeof planStopSchema>;

export const cancelStopSchema = z.object({ id: z.uuid(), version: versionField });
export type CancelStopInput = z.output<typeof cancelStopSchema>;

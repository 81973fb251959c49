import { z } from 'zod';
import { dateField } from '@/lib/calendar/schema';
import { versionField } from '@/lib/core/version';
import { applySchema } from '../schema';

export const prepareSchema = applySchema.extend({ effectiveOn: dateField });

export const preparedRefSchema = z.object({ id: z.uuid(), version: versionField });

export const changePreparedSchema = prepareSchema.omit({ organizationId: true }).extend(preparedRefSchema.shape);

export const preparedIdSchema = z.object({ id: z.uuid() });

import { z } from 'zod';
import { exportFormats } from '@/lib/core/export/columns';
import { ticketCategories, ticketUrgencies } from '../../constants';

const filters = {
  /** `2026-11`; none = this month. */
  month: z
    .string()
    .regex(/^20\d\d-(?:0[1-9]|1[0-2])$/)
    .optional(),
  category: z.enum(ticketCategories).optional(),
  urgency: z.enum(ticketUrgencies).optional(),
};

export const targetReportSchema = z.object(filters);
export type TargetReportFilter = z.output<typeof targetReportSchema>;
export const targetReportExportSchema = z.object({ ...filters, format: z.enum(exportFormats) });

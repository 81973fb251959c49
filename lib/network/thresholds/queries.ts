import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { CheckKind } from '@/lib/core/generated/enums';
import type { NodeId } from '@/lib/core/ids';

export const thresholdRowShape = z.object({
  kind: z.enum(CheckKind),
  warning: z.number().nullable(),
  critical: z.number().nullable(),
  margin: z.number(),
  attempts: z.number(),
  version: z.number(),
});
export type ThresholdRow = z.infer<typeof thresholdRowShape>;

/** Limits of each kind. */
export const listThresholds = (db: Ask): Promise<ThresholdRow[]> => askRows(db, thresholdRowShape)`
  SELECT kind, warning, critical, margin, attempts, version FROM thresholds WHERE node_id IS NULL ORDER BY kind`;

/** A node's own limits. */
export const listOwnThresholds = (db: Ask, nodeId: NodeId): Promise<ThresholdRow[]> => askRows(db, thresholdRowShape)`
  SELECT kind, warning, critical, margin, attempts, version FROM thresholds WHERE node_id = ${nodeId}::uuid ORDER BY kind`;

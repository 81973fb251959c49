import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { CheckKind } from '@/lib/core/generated/enums';

export interface ThresholdRow {
  readonly kind: CheckKind;
  readonly warning: number | null;
  readonly critical: number | null;
  readonly margin: number;
  readonly attempts: number;
  readonly version: number;
}

/** Limits of each kind. */
export const listThresholds = (db: Ask): Promise<ThresholdRow[]> => db.$queryRaw<ThresholdRow[]>`
  SELECT kind, warning, critical, margin, attempts, version FROM thresholds WHERE node_id IS NULL ORDER BY kind`;

/** A node's own limits. */
export const listOwnThresholds = (db: Ask, nodeId: string): Promise<ThresholdRow[]> => db.$queryRaw<ThresholdRow[]>`
  SELECT kind, warning, critical, margin, attempts, version FROM thresholds WHERE node_id = ${nodeId}::uuid ORDER BY kind`;

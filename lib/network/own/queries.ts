import 'server-only';
import type { Reader } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import { alarmSummaries } from '../alarms/queries';
import { lineSummaries } from '../lines/queries';
import { listOwnNodes } from '../nodes/queries';
import type { AlarmSummary, LineSummary, NodeSummary } from '../types';

export interface OwnNetwork {
  readonly nodes: readonly NodeSummary[];
  readonly lines: readonly LineSummary[];
  /** Not resolved, newest first. */
  readonly alarms: readonly AlarmSummary[];
}

/** What an organization has of its own: a town its CS and its line. */
export async function readOwnNetwork(
  db: Ask,
  reader: Reader & { readonly organizationId: OrganizationId },
): Promise<OwnNetwork> {
  const nodes = await listOwnNodes(db, reader);
  const lines = await lineSummaries(db, reader, Prisma.sql`o.id = ${reader.organizationId}::uuid`);
  const unresolved = Prisma.sql`a.organization_id = ${reader.organizationId}::uuid AND a.resolved_at IS NULL`;
  const alarms = await alarmSummaries(db, reader, unresolved, 20);
  return { nodes, lines, alarms };
}

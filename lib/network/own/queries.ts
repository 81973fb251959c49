import 'server-only';
import type { Reader } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
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
  reader: Reader & { readonly organizationId: string },
): Promise<OwnNetwork> {
  const own = Prisma.sql`o.id = ${reader.organizationId}::uuid`;
  const nodes = await listOwnNodes(db, reader);
  const lines = await lineSummaries(db, reader, own);
  const alarms = await alarmSummaries(db, reader, Prisma.sql`${own} AND a.resolved_at IS NULL`, 20);
  return { nodes, lines, alarms };
}

import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import {
  type CommandSummary,
  commandSummaryShape,
  type NetSummary,
  type NetVersion,
  netSummaryShape,
  netVersionShape,
} from './types';

/** A version's name in the reader's language. */
const versionName = ({ locale }: Reader): Prisma.Sql =>
  locale === 'en' ? Prisma.sql`coalesce(nullif(v.name_en, ''), v.name)` : Prisma.sql`v.name`;

const listed = 200;

/** Nets that the reader sees, those that run before those that are retired, with their latest run; cut after 200. */
export function listNets(db: Ask, reader: Reader, which = Prisma.sql`true`): Promise<NetSummary[]> {
  return askRows(db, netSummaryShape)`
    SELECT n.id::text, n.code, ${versionName(reader)} AS name, n.organization_id::text AS "organizationId",
      ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", n.state::text AS state, n.version, n.active_version AS "activeVersion",
      n.built_in AS "builtIn", n.next_at AS "nextAt", v.definition, r.id::text AS "lastRunId", r.state::text AS "lastState",
      r.nominal_at AS "lastNominalAt"
    FROM job_nets n JOIN organizations o ON o.id = n.organization_id
    JOIN job_net_versions v ON v.net_id = n.id AND v.version = CASE WHEN n.active_version = 0 THEN n.version ELSE n.active_version END
    LEFT JOIN LATERAL (SELECT id, state, nominal_at FROM job_net_runs WHERE net_id = n.id ORDER BY nominal_at DESC LIMIT 1) r ON true
    WHERE ${which} ORDER BY n.state = 'retired', n.next_at NULLS LAST, n.code LIMIT ${listed}`;
}

export async function findNet(db: Ask, reader: Reader, code: string): Promise<NetSummary | null> {
  const [net] = await listNets(db, reader, Prisma.sql`n.code = ${code}`);
  return net ?? null;
}

/** How it was defined, the newest first. */
export const listVersions = (db: Ask, netId: string): Promise<NetVersion[]> =>
  askRows(db, netVersionShape)`
    SELECT version, name, name_en AS "nameEn", definition, reach, written_at AS "writtenAt", written_by_id::text AS "writtenById",
      written_by AS "writtenBy", approved_by AS "approvedBy", approved_at AS "approvedAt"
    FROM job_net_versions WHERE net_id = ${netId}::uuid ORDER BY version DESC LIMIT 50`;

/** What may be asked of agents. */
export const listCommands = (db: Ask, { locale }: Reader): Promise<CommandSummary[]> =>
  askRows(db, commandSummaryShape)`
    SELECT name, ${locale === 'en' ? Prisma.sql`title_en` : Prisma.sql`title`} AS title, parameters, built_in AS "builtIn"
    FROM job_commands ORDER BY built_in DESC, name`;

const listPrefecturesShape = z.object({ code: z.string(), name: z.string() });

export const listPrefectures = (db: Ask, reader: Reader): Promise<{ readonly code: string; readonly name: string }[]> =>
  askRows(db, listPrefecturesShape)`SELECT o.code, ${nameFor(reader, Prisma.sql`o`)} AS name FROM organizations o
    WHERE o.kind = 'prefecture' AND o.valid_to IS NULL ORDER BY o.code`;

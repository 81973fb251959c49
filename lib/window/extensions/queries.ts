import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { ExtensionState } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { extensionKinds } from '../constants';
import { spanShape } from '../types';
import { type Other, otherShape } from './rules';
import { type ExtensionDetail, type ExtensionSummary, extensionDetailShape, extensionSummaryShape } from './types';

export const lockedExtensionShape = spanShape.extend({
  id: z.string(),
  number: z.number(),
  kind: z.enum(extensionKinds),
  organizationId: organizationId,
  date: z.string(),
  state: z.enum(ExtensionState),
  deadline: z.date().nullable(),
  parties: z
    .array(z.object({ organizationId: organizationId, answers: z.boolean(), agreed: z.boolean().nullable() }))
    .readonly(),
});
export type LockedExtension = z.infer<typeof lockedExtensionShape>;

const columns = Prisma.sql`e.id::text, e.number, e.kind, e.organization_id::text AS "organizationId", e.date::text, e.from_minute AS "from",
  e.to_minute AS "to", e.state::text AS state, e.deadline`;

const readShape = lockedExtensionShape.omit({ parties: true });

const partiesShape = lockedExtensionShape.shape.parties.unwrap().element;

async function read(db: Ask, id: string, lock: Prisma.Sql): Promise<LockedExtension | null> {
  const [row] = await askRows(db, readShape)`
    SELECT ${columns} FROM extensions e WHERE e.id = ${id}::uuid ${lock}`;
  if (row === undefined) return null;
  const parties = await askRows(db, partiesShape)`
    SELECT organization_id::text AS "organizationId", answers, agreed FROM extension_parties WHERE extension_id = ${id}::uuid`;
  return { ...row, parties };
}

/** With its row locked: answers and withdrawals of one extension come one after the other. null = the reader sees no such one. */
export const lockExtension = (db: Db, id: string) => read(db, id, Prisma.sql`FOR UPDATE`);
export const findExtension = (db: Ask, id: string) => read(db, id, Prisma.empty);

/** Extensions of an asker on a date that are asked for or agreed. */
export const listOthers = (db: Ask, organizationId: OrganizationId, date: string): Promise<Other[]> =>
  askRows(db, otherShape)`SELECT e.number, e.kind, e.from_minute AS "from", e.to_minute AS "to",
      ARRAY(SELECT organization_id::text FROM extension_parties p WHERE p.extension_id = e.id AND p.answers) AS parties
    FROM extensions e WHERE e.organization_id = ${organizationId}::uuid AND e.date = ${date}::date AND e.state IN ('requested', 'agreed')`;

const minutesShape = z.object({ minutes: z.number() });

/** Minutes that a running extension lasts after it was withdrawn. */
export async function noticeMinutesOn(db: Ask, date: string): Promise<number> {
  const [row] = await askRows(db, minutesShape)`SELECT withdrawal_minutes AS minutes FROM window_settings
    WHERE valid_from <= ${date}::date ORDER BY valid_from DESC LIMIT 1`;
  return row?.minutes ?? 0;
}

const listed = 200;

/** Extensions that concern the reader, those that wait for the reader's answer first, then by date; cut after 200. */
export async function listExtensions(
  db: Ask,
  reader: Reader & { readonly organizationId: OrganizationId },
): Promise<{ readonly rows: ExtensionSummary[]; readonly more: boolean }> {
  const rows = await askRows(db, extensionSummaryShape)`
    SELECT ${columns}, ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
      (SELECT count(*)::int FROM extension_parties p WHERE p.extension_id = e.id AND p.answers) AS asked,
      (SELECT count(*)::int FROM extension_parties p WHERE p.extension_id = e.id AND p.agreed) AS agreed,
      (e.state = 'requested' AND EXISTS (SELECT FROM extension_parties p WHERE p.extension_id = e.id AND p.answers AND p.agreed IS NULL
        AND p.organization_id = ${reader.organizationId}::uuid)) AS "waitsForReader"
    FROM extensions e JOIN organizations o ON o.id = e.organization_id
    ORDER BY "waitsForReader" DESC, e.date DESC, e.from_minute, e.number LIMIT ${listed + 1}`;
  return { rows: rows.slice(0, listed), more: rows.length > listed };
}

const getExtensionShape = extensionDetailShape.omit({ parties: true, entries: true });

const parties2Shape = extensionDetailShape.shape.parties.unwrap().element;

const entriesShape = extensionDetailShape.shape.entries.unwrap().element;

/** One extension by its number, with its parties and what happened; null = the reader sees no such one. */
export async function getExtension(db: Ask, reader: Reader, number: number): Promise<ExtensionDetail | null> {
  const [row] = await askRows(db, getExtensionShape)`
    SELECT ${columns}, e.reason, e.created_at AS "createdAt", e.settled_at AS "settledAt", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
      (SELECT count(*)::int FROM extension_parties p WHERE p.extension_id = e.id AND p.agreed) AS agreed
    FROM extensions e JOIN organizations o ON o.id = e.organization_id WHERE e.number = ${number}`;
  if (row === undefined) return null;
  const parties = await askRows(db, parties2Shape)`
    SELECT p.organization_id::text AS "organizationId", o.code, ${nameFor(reader, Prisma.sql`o`)} AS name, p.answers, p.agreed, p.comment,
      p.answered_at AS "answeredAt"
    FROM extension_parties p JOIN organizations o ON o.id = p.organization_id
    WHERE p.extension_id = ${row.id}::uuid ORDER BY p.answers DESC, o.kind, o.code`;
  const entries = await askRows(db, entriesShape)`
    SELECT n.id::text, n.at, n.kind, coalesce(${nameFor(reader, Prisma.sql`o`)}, '') AS "organizationName", n.user_name AS "userName", n.comment
    FROM extension_entries n LEFT JOIN organizations o ON o.id = n.organization_id
    WHERE n.extension_id = ${row.id}::uuid ORDER BY n.at, n.id`;
  return { ...row, parties, entries };
}

import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import type { FindTargets } from '@/lib/access/domain-server';
import { nameFor, type Reader } from '@/lib/access/names';
import { wordsOf } from '@/lib/access/search/words';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import { spellingsOf } from '@/lib/core/search/variants';
import { auditsEverything } from './policy';
import type { AuditFilter } from './schema';
import { targetColumns } from './targets/queries';
import { type AuditDetail, type AuditSummary, auditSummaryShape, type ChainStatus, chainStatusShape } from './types';
import { fieldChanges, idSpan, idsIn } from './viewer/rules';

/**
 * An entry says who acted under the organization's name at the time, in Japanese: that is what was hashed. To readers of English it is
 * the English name of the version that had it.
 */
export const actorOrganizationName = ({ locale }: Reader): Prisma.Sql =>
  locale === 'en'
    ? Prisma.sql`coalesce((SELECT v.name_en FROM organization_versions v WHERE v.organization_id = e.actor_organization_id
        AND v.name = e.actor_organization_name ORDER BY v.sequence DESC LIMIT 1), e.actor_organization_name)`
    : Prisma.sql`e.actor_organization_name`;

const columns = (
  reader: Reader,
) => Prisma.sql`e.id, e.at, e.event, e.target_type AS "targetType", e.target_id AS "targetId", ${targetColumns}, e.actor_name AS "actorName",
  ${actorOrganizationName(reader)} AS "actorOrganizationName", e.task, ${nameFor(reader, Prisma.sql`a`)} AS "actingForName", l.seq`;
const joins = Prisma.sql`LEFT JOIN organizations a ON a.id = e.acting_for_organization_id LEFT JOIN audit_links l ON l.entry_id = e.id`;

/**
 * One page of the log, newest first. An organization's part is read along its own index; the center's auditors read the whole.
 * `before` = id of the last entry of the page before; `find` = how domains find what people name as the target.
 */
export async function listAuditEntries(
  db: Ask,
  actor: Actor,
  filter: AuditFilter,
  page: { readonly before?: string | undefined; readonly limit: number; readonly find?: readonly FindTargets[] },
): Promise<AuditSummary[]> {
  const { source, order } = sourceOf(actor, filter, page.find ?? [], page.before);
  return askRows(db, auditSummaryShape)`SELECT ${columns(actor)} ${source} ORDER BY ${order} DESC LIMIT ${page.limit}`;
}

const moreShape = z.object({ more: z.boolean() });

/** Are there more entries than a workbook holds? */
export async function hasMoreThan(
  db: Ask,
  actor: Actor,
  filter: AuditFilter,
  count: number,
  find: readonly FindTargets[],
): Promise<boolean> {
  const { source } = sourceOf(actor, filter, find);
  const [row] = await askRows(db, moreShape)`
    SELECT count(*) > ${count} AS more FROM (SELECT ${source} LIMIT ${count + 1}) c`;
  return row?.more ?? false;
}

function sourceOf(actor: Actor, filter: AuditFilter, find: readonly FindTargets[], before?: string) {
  const conditions = [...filterConditions(filter, find), ...(before ? [Prisma.sql`e.id < ${before}::uuid`] : [])];
  const where = conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}`;
  if (auditsEverything(actor)) {
    return { source: Prisma.sql`FROM audit_entries e ${joins} WHERE true ${where}`, order: Prisma.sql`e.id` };
  }
  const own = Prisma.sql`FROM audit_entry_organizations v JOIN audit_entries e ON e.id = v.entry_id ${joins}
    WHERE v.organization_id = ${actor.organizationId}::uuid ${where}`;
  return { source: own, order: Prisma.sql`v.entry_id` };
}

function filterConditions(
  { event, person, target, ...period }: AuditFilter,
  find: readonly FindTargets[],
): Prisma.Sql[] {
  const { from, to } = idSpan(period, now());
  return [
    ...(event === '' ? [] : [Prisma.sql`e.event = ${event}`]),
    ...wordsOf(person).map((word) => Prisma.sql`e.actor_name ~ ${spellingsOf(word)}`),
    ...(target === '' ? [] : [Prisma.sql`e.target_id IN (${targetIds(target, find)})`]),
    ...(from === null ? [] : [Prisma.sql`e.id >= ${from}::uuid`]),
    ...(to === null ? [] : [Prisma.sql`e.id < ${to}::uuid`]),
  ];
}

/** People know a target by its number, log-in ID or code; the log knows its id. */
const targetIds = (target: string, find: readonly FindTargets[]): Prisma.Sql =>
  Prisma.join([Prisma.sql`SELECT ${target}::text`, ...find.map((ids) => ids(target))], ' UNION ALL ');

const storedShape = z.object({
  before: z.unknown(),
  after: z.unknown(),
  organizationIds: z.array(organizationId),
  requestId: z.string(),
  contentHash: z.string(),
  hash: z.string().nullable(),
});

const getAuditEntryShape = auditSummaryShape.extend(storedShape.shape);

/** One entry with its values, hashes and the names of the organizations and people in it; null = not there or not for the actor. */
export async function getAuditEntry(db: Ask, reader: Reader, id: string): Promise<AuditDetail | null> {
  const [entry] = await askRows(db, getAuditEntryShape)`
    SELECT ${columns(reader)}, e.request_id AS "requestId", e.before, e.after, e.organization_ids AS "organizationIds",
           encode(e.content_hash, 'hex') AS "contentHash", encode(l.hash, 'hex') AS hash
      FROM audit_entries e ${joins} WHERE e.id = ${id}::uuid`;
  if (!entry) return null;
  const { before, after, organizationIds, ...rest } = entry;
  const changes = fieldChanges(before, after);
  const ids = [
    ...new Set([...organizationIds, ...idsIn(changes), ...(rest.targetType === 'user' ? [rest.targetId] : [])]),
  ];
  const names = new Map((await namesOf(db, reader, ids)).map((row) => [row.id, row.name]));
  const concerned = organizationIds.map((organization) => names.get(organization) ?? organization);
  return { ...rest, changes, concerned, names };
}

const namesOfShape = z.object({ id: z.string(), name: z.string() });

function namesOf(db: Ask, reader: Reader, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return askRows(
    db,
    namesOfShape,
  )`SELECT o.id::text, ${nameFor(reader, Prisma.sql`o`)} AS name FROM organizations o WHERE o.id = ANY (${[...ids]}::uuid[])
    UNION ALL SELECT id::text, name FROM users WHERE id = ANY (${[...ids]}::uuid[])`;
}

/** The last verification of the chain; null = none yet. */
export async function getChainStatus(db: Ask): Promise<ChainStatus | null> {
  const [last] = await askRows(db, chainStatusShape)`
    SELECT at, intact, findings, links::float8 AS links, encode(head_hash, 'hex') AS "headHash"
      FROM audit_verifications ORDER BY at DESC LIMIT 1`;
  return last ?? null;
}

import 'server-only';
import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { directions } from '@/lib/core/database/order';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { fold } from '@/lib/core/folding/rules';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import { listPageSize } from './constants';
import { searchTerms } from './rules';
import type { ListFilter } from './schema';
import { bodyTerm } from './search/rules';
import { type OrganizationRef, type OrganizationSummary, organizationRefShape } from './types';

const rowShape = z.object({
  id: organizationId,
  kind: z.enum(organizationKinds),
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  nameEn: z.string(),
  endedOn: z.string().nullable(),
  parent: organizationRefShape.nullable(),
  successor: organizationRefShape.nullable(),
  total: z.number(),
});

const parent = Prisma.sql`CASE WHEN p.id IS NULL THEN NULL
  ELSE json_build_object('id', p.id, 'code', p.code, 'name', p.name, 'nameEn', p.name_en) END`;
const successor = Prisma.sql`CASE WHEN s.id IS NULL THEN NULL
  ELSE json_build_object('id', s.id, 'code', s.code, 'name', s.name, 'nameEn', s.name_en) END`;

const stateConditions = {
  current: Prisma.sql`o.valid_to IS NULL`,
  ended: Prisma.sql`o.valid_to IS NOT NULL`,
  all: Prisma.sql`true`,
};

/** Without a choice a search also finds bodies that ended, by their old names; a plain list shows those that exist. */
function conditions(filter: ListFilter, terms: readonly string[]): Prisma.Sql {
  const state = filter.state ?? (terms.length > 0 ? 'all' : 'current');
  return Prisma.join(
    [
      stateConditions[state],
      ...terms.map((term) => Prisma.sql`strpos(o.search_key, ${term}) > 0`),
      ...(filter.kind ? [Prisma.sql`o.kind = ${filter.kind}::organization_kind`] : []),
      ...(filter.prefecture ? [Prisma.sql`(p.code = ${filter.prefecture} OR o.code = ${filter.prefecture})`] : []),
    ],
    ' AND ',
  );
}

/** Names that begin with what was typed come first: 新潟 finds the prefecture and the city before the towns of the prefecture. */
function order(filter: ListFilter, terms: readonly string[]): Prisma.Sql {
  const first = terms[0];
  const rank =
    first === undefined
      ? []
      : [Prisma.sql`strpos(o.search_key, ${`\n${first}`}) = 0`, Prisma.sql`o.valid_to IS NOT NULL`];
  const column = { code: Prisma.sql`o.code`, kana: Prisma.sql`o.kana`, nameEn: Prisma.sql`o.name_en` }[filter.sort];
  return Prisma.join([...rank, Prisma.sql`${column} ${directions[filter.dir]}`, Prisma.sql`o.code`], ', ');
}

/** Organizations by name, reading, code (beginnings and parts, present and former), kind and prefecture. */
export async function listOrganizations(
  db: Ask,
  filter: ListFilter,
  pageSize = listPageSize,
): Promise<{ rows: OrganizationSummary[]; total: number }> {
  const terms = searchTerms(filter.q);
  const sorted = order(filter, terms);
  // Found, counted and put in order as ids; only the rows of the page are fetched, each by its id.
  const rows = await askRows(db, rowShape)`
    WITH page AS MATERIALIZED (SELECT o.id, (count(*) OVER ())::int AS total
      FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id
      WHERE ${conditions(filter, terms)} ORDER BY ${sorted} LIMIT ${pageSize} OFFSET ${(filter.page - 1) * pageSize})
    SELECT o.id::text, o.kind::text AS kind, o.code, o.name, o.kana, o.name_en AS "nameEn", o.valid_to::text AS "endedOn",
           ${parent} AS parent, ${successor} AS successor, (SELECT total FROM page LIMIT 1) AS total
      FROM organizations o
      LEFT JOIN organizations p ON p.id = o.parent_id
      LEFT JOIN organizations s ON s.id = o.successor_id
     WHERE o.id = ANY (ARRAY(SELECT id FROM page)) ORDER BY ${sorted}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/**
 * Ids of the bodies that a text means, to look for what is theirs; null = it means none. A prefecture's name alone is the prefecture, not
 * its municipalities, though their keys begin with it, too.
 */
export function bodiesMeant(typed: string): Prisma.Sql | null {
  const term = bodyTerm(typed);
  if (term === null) return null;
  const begun = `\n${term}`;
  return Prisma.sql`SELECT o.id FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id
    WHERE strpos(o.search_key, ${begun}) > 0 AND (p.id IS NULL OR char_length(p.name) < ${[...term].length}
      OR strpos(replace(o.search_key, ${'\n'} || p.name, ${'\n'}), ${begun}) > 0)`;
}

/** An organization `o` with exactly this code, name or reading. */
export const called = (typed: string) =>
  Prisma.sql`(o.code = ${typed} OR strpos(o.search_key || E'\n', ${`\n${fold(typed)}\n`}) > 0)`;

/** Ids of the bodies that a person names to choose them: by code, or by name or reading, whole or the beginning. */
export function bodiesNamed(typed: string): Prisma.Sql {
  const exactly = Prisma.sql`SELECT o.id FROM organizations o WHERE ${called(typed)}`;
  const begun = bodiesMeant(typed);
  return begun === null ? exactly : Prisma.sql`${exactly} UNION ${begun}`;
}

/** Ids of those below the bodies that have exactly this code, name or reading. */
export const bodiesBelow = (typed: string): Prisma.Sql =>
  Prisma.sql`SELECT b.id FROM organizations b JOIN organizations o ON o.id = b.parent_id WHERE ${called(typed)}`;

/** The 47 prefectures in the order of their codes. */
export function listPrefectures(db: Ask): Promise<OrganizationRef[]> {
  return askRows(
    db,
    organizationRefShape,
  )`SELECT id::text, code, name, name_en AS "nameEn" FROM organizations WHERE kind = 'prefecture' ORDER BY code`;
}

export const namedBodyShape = z.object({
  /** As it was asked for. */
  typed: z.string(),
  id: organizationId,
  code: z.string(),
  name: z.string(),
  ended: z.boolean(),
});
export type NamedBody = z.infer<typeof namedBodyShape>;

/** Bodies that have exactly one of these names (present or former, with or without their prefecture's) or codes; several may have one. */
export function listBodiesCalled(db: Ask, reader: Reader, names: readonly string[]): Promise<NamedBody[]> {
  const keys = names.map((name) => `\n${fold(name)}\n`);
  return askRows(db, namedBodyShape)`
    SELECT w.typed, o.id::text, o.code, ${nameFor(reader, Prisma.sql`o`)} AS name, o.valid_to IS NOT NULL AS ended
    FROM unnest(${[...names]}::text[], ${keys}::text[]) w(typed, key)
    JOIN organizations o ON o.code = w.typed OR strpos(o.search_key || E'\n', w.key) > 0`;
}

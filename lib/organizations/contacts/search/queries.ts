import 'server-only';
import { z } from 'zod';
import { dateInJapan, isDayOff, minutesInJapan, weekdayOf } from '@/lib/calendar/rules';
import { directions } from '@/lib/core/database/order';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { fold } from '@/lib/core/folding/rules';
import { Prisma } from '@/lib/core/generated/client';
import { fold as foldText } from '@/lib/core/search/rules';
import { weekdayBits } from '../constants';
import { contactPageSize, type SearchField, type SearchOperator, type SearchOrder } from './constants';
import { type Condition, type ContactSearch, type FoundContact, foundContactShape } from './types';

/** Compares a text with what was typed; both are folded in the same way before. */
function compare(operator: SearchOperator, text: Prisma.Sql, value: Prisma.Sql): Prisma.Sql {
  switch (operator) {
    case 'startsWith':
      return Prisma.sql`starts_with(${text}, ${value})`;
    case 'contains':
      return Prisma.sql`strpos(${text}, ${value}) > 0`;
    case 'notContains':
      return Prisma.sql`strpos(${text}, ${value}) = 0`;
    case 'equals':
      return Prisma.sql`${text} = ${value}`;
    case 'endsWith':
      return Prisma.sql`right(${text}, length(${value})) = ${value}`;
  }
}

/** A search key is a list of names, each after a line break: the comparison is with any one of them. */
function compareNames(operator: SearchOperator, key: Prisma.Sql, value: string): Prisma.Sql {
  const patterns = {
    startsWith: `\n${value}`,
    contains: value,
    notContains: value,
    equals: `\n${value}\n`,
    endsWith: `${value}\n`,
  };
  const found = Prisma.sql`strpos(${key} || E'\n', ${patterns[operator]}) > 0`;
  return operator === 'notContains' ? Prisma.sql`NOT ${found}` : found;
}

const textColumns: Readonly<Record<Exclude<SearchField, 'organization' | 'prefecture' | 'phone'>, Prisma.Sql>> = {
  code: Prisma.sql`o.code`,
  department: Prisma.sql`c.department`,
  person: Prisma.sql`c.person`,
  email: Prisma.sql`c.email`,
  note: Prisma.sql`c.note`,
};

function conditionSql({ field, operator, value }: Condition): Prisma.Sql {
  if (field === 'organization') return compareNames(operator, Prisma.sql`o.search_key`, fold(value));
  if (field === 'prefecture')
    return compareNames(operator, Prisma.sql`coalesce(p.search_key, o.search_key)`, fold(value));
  const typed = Prisma.sql`${value}::text`;
  if (field === 'phone')
    return compare(operator, Prisma.sql`renkei.digits(c.phone)`, Prisma.sql`renkei.digits(${typed})`);
  const form = Prisma.sql`replace(renkei.text_fold(${textColumns[field]}), ' ', '')`;
  return compare(operator, form, Prisma.sql`${foldText(value).replaceAll(' ', '')}::text`);
}

/** `isOpen` of the rules, as SQL: the database filters and counts. */
function openSql(now: Date, holidays: ReadonlySet<string>): Prisma.Sql {
  const date = dateInJapan(now);
  const minutes = minutesInJapan(now);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const bit = weekdayBits[weekdayOf(date)] ?? 0;
  const working = isDayOff(date, holidays) ? Prisma.sql`c.on_holidays` : Prisma.sql`true`;
  return Prisma.sql`(c.weekdays & ${bit}::int) <> 0 AND ${working} AND c.opens <= ${time} AND ${time} < c.closes`;
}

const orderColumns: Readonly<Record<SearchOrder, Prisma.Sql>> = {
  code: Prisma.sql`o.code`,
  organization: Prisma.sql`o.kana`,
  prefecture: Prisma.sql`coalesce(p.code, o.code)`,
  department: Prisma.sql`c.department`,
  priority: Prisma.sql`c.priority`,
};

function where(search: ContactSearch, now: Date, holidays: ReadonlySet<string>): Prisma.Sql {
  const today = Prisma.sql`${dateInJapan(now)}::date`;
  return Prisma.join(
    [
      Prisma.sql`o.valid_to IS NULL`,
      Prisma.sql`(c.valid_from IS NULL OR c.valid_from <= ${today}) AND (c.valid_to IS NULL OR ${today} < c.valid_to)`,
      ...(search.conditions.length === 0
        ? []
        : [Prisma.sql`(${Prisma.join(search.conditions.map(conditionSql), search.any ? ' OR ' : ' AND ')})`]),
      ...(search.kind ? [Prisma.sql`c.kind = ${search.kind}::contact_kind`] : []),
      ...(search.organizationKind ? [Prisma.sql`o.kind = ${search.organizationKind}::organization_kind`] : []),
      ...(search.openNow ? [openSql(now, holidays)] : []),
    ],
    ' AND ',
  );
}

const source = Prisma.sql`contacts c JOIN organizations o ON o.id = c.organization_id LEFT JOIN organizations p ON p.id = o.parent_id`;

const searchContactsShape = foundContactShape.extend({ total: z.number() });

/**
 * Data search (データ検索, S3 用途7): contacts of existing bodies, in force today, that the actor may see and all
 * conditions hold for.
 */
export async function searchContacts(
  db: Ask,
  search: ContactSearch,
  now: Date,
  holidays: ReadonlySet<string>,
  pageSize = contactPageSize,
): Promise<{ rows: FoundContact[]; total: number }> {
  const orders = search.orders.map(({ by, direction }) => Prisma.sql`${orderColumns[by]} ${directions[direction]}`);
  const order = Prisma.join([...orders, Prisma.sql`o.code, c.kind, c.priority, c.id`]);
  // Found, counted and put in order as ids; only the rows of the page are fetched, each by its id.
  const rows = await askRows(db, searchContactsShape)`
    WITH page AS MATERIALIZED (SELECT c.id, (count(*) OVER ())::int AS total FROM ${source}
      WHERE ${where(search, now, holidays)} ORDER BY ${order} LIMIT ${pageSize} OFFSET ${(search.page - 1) * pageSize})
    SELECT c.id::text, c.kind::text AS kind, c.department, c.person, c.phone, c.fax, c.email, c.note, c.priority,
           c.weekdays, c.opens, c.closes, c.on_holidays AS "onHolidays",
           o.id::text AS "organizationId", o.code AS "organizationCode", o.name AS "organizationName", o.name_en AS "organizationNameEn",
           o.kind::text AS "organizationKind", p.name AS "prefectureName", p.name_en AS "prefectureNameEn",
           (SELECT total FROM page LIMIT 1) AS total
      FROM ${source} WHERE c.id = ANY (ARRAY(SELECT id FROM page)) ORDER BY ${order}`;
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

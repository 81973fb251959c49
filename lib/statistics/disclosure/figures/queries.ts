import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { Register } from '../constants';
import { type PostedFigure, postedFigureShape } from '../types';

/** What is published of a register, year by year. */
export const listFigures = (db: Ask, reader: Pick<Actor, 'locale'>, register: Register): Promise<PostedFigure[]> =>
  askRows(db, postedFigureShape)`
    SELECT f.organization_id::text AS "organizationId", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
      f.fiscal_year AS "fiscalYear", f.request_visit AS "requestVisit", f.request_post AS "requestPost",
      f.receipt_visit AS "receiptVisit", f.receipt_post AS "receiptPost", f.as_of::text AS "asOf", f.version
    FROM disclosure_figures f JOIN organizations o ON o.id = f.organization_id
    WHERE f.register = ${register} ORDER BY f.fiscal_year, o.code LIMIT 500`;

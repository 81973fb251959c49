import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import {
  type AidPair,
  aidPairShape,
  type CustodySummary,
  custodySummaryShape,
  type LedgerEntry,
  ledgerEntryShape,
} from './types';

/** The newest copy of each town at each place, by what the places have signed. */
export const readLedger = (ask: Ask, reader: Reader): Promise<LedgerEntry[]> =>
  askRows(ask, ledgerEntryShape)`
    SELECT DISTINCT ON (o.code, r.site) o.code AS "townCode", ${nameFor(reader, Prisma.sql`o`)} AS "townName", r.site,
      split_part(r.site, '/', 2) AS role, split_part(r.site, '/', 1) AS "holderCode", ${nameFor(reader, Prisma.sql`h`)} AS "holderName",
      c.kind, c.data_at AS "dataAt", c.length::float8 AS length, c.sha256, r.at AS "storedAt", v.at AS "restoredAt", v.seconds AS "restoreSeconds",
      k.at AS "checkedAt", coalesce(k.sha256, r.sha256) = c.sha256 AS agrees
    FROM copy_receipts r JOIN copies c ON c.id = r.copy_id JOIN organizations o ON o.id = c.organization_id
      JOIN organizations h ON h.code = split_part(r.site, '/', 1)
      LEFT JOIN copy_receipts v ON v.copy_id = r.copy_id AND v.site = r.site AND v.kind = 'restored'
      LEFT JOIN copy_receipts k ON k.copy_id = r.copy_id AND k.site = r.site AND k.kind = 'checked'
    WHERE r.kind = 'stored' AND c.audience IN ('own', 'disaster')
      AND NOT EXISTS (SELECT FROM copy_receipts g WHERE g.copy_id = r.copy_id AND g.site = r.site AND g.kind = 'deleted')
    ORDER BY o.code, r.site, c.data_at DESC, c.to_number DESC`;

/** Who shall keep whose copies. */
export const listAid = (ask: Ask, reader: Reader): Promise<AidPair[]> =>
  askRows(ask, aidPairShape)`
    SELECT o.code AS "townCode", ${nameFor(reader, Prisma.sql`o`)} AS "townName", h.code AS "holderCode",
      ${nameFor(reader, Prisma.sql`h`)} AS "holderName", m.rank::int, m.reason
    FROM mutual_aid m JOIN organizations o ON o.id = m.organization_id JOIN organizations h ON h.id = m.partner_id ORDER BY o.code, m.rank`;

/** Who keeps the shares of the newest key of each town. */
export const listCustodies = (ask: Ask): Promise<CustodySummary[]> =>
  askRows(ask, custodySummaryShape)`
    SELECT o.code AS "townCode", k.generation, s.holder, s.custodian, s.place, s.tested_at AS "testedAt", s.tested_by AS "testedBy"
    FROM key_share_custodies s JOIN disaster_keys k USING (organization_id, generation) JOIN organizations o ON o.id = s.organization_id
    WHERE k.generation = (SELECT max(n.generation) FROM disaster_keys n WHERE n.organization_id = k.organization_id)
    ORDER BY o.code, s.holder`;

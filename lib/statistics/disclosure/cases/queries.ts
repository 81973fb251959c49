import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { pageSize, type Register, registers } from '../constants';
import type { CaseFilter } from '../schema';
import {
  type CaseDetail,
  type CaseSummary,
  type ConsultationRow,
  caseDetailShape,
  caseSummaryShape,
  consultationRowShape,
} from '../types';

type Reader = Pick<Actor, 'locale' | 'organizationId'>;

const summaryColumns = Prisma.sql`c.id::text, c.number, c.register, c.reference, c.request_way AS "requestWay",
  c.received_on::text AS "receivedOn", c.due_on::text AS "dueOn", c.state::text AS state, c.decision,
  c.delivered_on::text AS "deliveredOn", c.receipt_way AS "receiptWay"`;

const open = Prisma.sql`c.state IN ('received', 'confirmed', 'decided')`;

const conditions = ({ organizationId }: Reader, { register, state }: CaseFilter): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`c.organization_id = ${organizationId}::uuid`,
      Prisma.sql`c.register = ${register}`,
      ...(state === 'open' ? [open] : state === 'done' ? [Prisma.sql`NOT (${open})`] : []),
    ],
    ' AND ',
  );

const totalShape = z.object({ total: z.number() });

/** The requests that the reader's organization received, newest first, and how many there are. */
export async function listCases(
  db: Ask,
  reader: Reader,
  filter: CaseFilter,
  limit = pageSize,
): Promise<{ rows: CaseSummary[]; total: number }> {
  const where = conditions(reader, filter);
  const rows = await askRows(db, caseSummaryShape)`SELECT ${summaryColumns} FROM disclosure_cases c WHERE ${where}
    ORDER BY c.received_on DESC, c.number DESC LIMIT ${limit} OFFSET ${(filter.page - 1) * limit}`;
  const [count] = await askRows(db, totalShape)`
    SELECT count(*)::int AS total FROM disclosure_cases c WHERE ${where}`;
  return { rows, total: count?.total ?? 0 };
}

const getCaseShape = caseDetailShape.omit({ records: true });

/** A request with its records; null = the reader sees none with this number. */
export async function getCase(db: Ask, reader: Reader, number: number): Promise<CaseDetail | null> {
  const [row] = await askRows(db, getCaseShape)`
    SELECT ${summaryColumns}, c.organization_id::text AS "organizationId", c.extension_reason AS "extensionReason",
      c.agreed_to_other AS "agreedToOther", c.confirmed_on::text AS "confirmedOn", c.confirmed_by AS "confirmedBy",
      c.decided_on::text AS "decidedOn", c.decision_reason AS "decisionReason", c.form, c.version
    FROM disclosure_cases c WHERE c.number = ${number}`;
  return row === undefined ? null : { ...row, records: await listCaseRecords(db, reader, row.id) };
}

const recordsShape = caseDetailShape.shape.records.unwrap().element;

const listCaseRecords = (db: Ask, reader: Reader, caseId: string): Promise<CaseDetail['records']> => askRows(
  db,
  recordsShape,
)`
  SELECT r.id::text, r.reference, r.business, r.provided_on::text AS "providedOn", r.code, r.code_set_by_id::text AS "codeSetById",
    ${nameFor(reader, Prisma.sql`a`)} AS "requesterName", ${nameFor(reader, Prisma.sql`p`)} AS "providerName",
    coalesce(${nameFor(reader, Prisma.sql`s`)}, '') AS "codeSetByName", x.withheld, q.asked_at AS "askedAt", coalesce(q.reason, '') AS "codeReason"
  FROM disclosure_case_records x JOIN disclosure_records r ON r.id = x.record_id JOIN organizations a ON a.id = r.requester_id
    JOIN organizations p ON p.id = r.provider_id LEFT JOIN organizations s ON s.id = r.code_set_by_id
    LEFT JOIN disclosure_consultations q ON q.case_id = x.case_id AND q.record_id = x.record_id
  WHERE x.case_id = ${caseId}::uuid ORDER BY r.provided_on, r.reference`;

/** Questions for a code's reason that wait for the reader's organization. */
export const listConsultations = (db: Ask, reader: Reader): Promise<ConsultationRow[]> => askRows(
  db,
  consultationRowShape,
)`
  SELECT q.id::text, r.reference, ${nameFor(reader, Prisma.sql`a`)} AS "askingName", ${nameFor(reader, Prisma.sql`b`)} AS "askedName",
    q.question, q.asked_at AS "askedAt", q.reason, coalesce(n.code_reason, '') AS "ownReason"
  FROM disclosure_consultations q JOIN disclosure_records r ON r.id = q.record_id JOIN organizations a ON a.id = q.asking_id
    JOIN organizations b ON b.id = q.asked_id
    LEFT JOIN disclosure_notes n ON n.record_id = q.record_id AND n.organization_id = q.asked_id
  WHERE q.asked_id = ${reader.organizationId}::uuid AND q.answered_at IS NULL ORDER BY q.asked_at LIMIT 200`;

const numberShape = z.object({ number: z.number() });

/** A request under a lock: steps of one come one after the other. */
export async function lockCase(db: Db, reader: Reader, id: string): Promise<CaseDetail | null> {
  const [row] = await askRows(db, numberShape)`
    SELECT number FROM disclosure_cases WHERE id = ${id}::uuid FOR UPDATE`;
  return row === undefined ? null : getCase(db, reader, row.number);
}

export const countedShape = z.object({
  fiscalYear: z.number(),
  requestVisit: z.number(),
  requestPost: z.number(),
  receiptVisit: z.number(),
  receiptPost: z.number(),
});
export type Counted = z.infer<typeof countedShape>;

/** What the reader's organization has in its own register of requests, by the fiscal year of receipt. */
export const countCases = (db: Ask, { organizationId }: Reader, register: Register): Promise<Counted[]> => askRows(
  db,
  countedShape,
)`
  SELECT (extract(year FROM received_on - interval '3 months'))::int AS "fiscalYear",
    count(*) FILTER (WHERE request_way = 'visit')::int AS "requestVisit", count(*) FILTER (WHERE request_way = 'post')::int AS "requestPost",
    count(*) FILTER (WHERE receipt_way = 'visit')::int AS "receiptVisit", count(*) FILTER (WHERE receipt_way = 'post')::int AS "receiptPost"
  FROM disclosure_cases WHERE organization_id = ${organizationId}::uuid AND register = ${register} AND state <> 'withdrawn'
  GROUP BY 1 ORDER BY 1`;

export const openWorkShape = z.object({
  /** Of a register that has such requests. */
  requests: z.array(z.object({ register: z.enum(registers), open: z.number(), overdue: z.number() })).readonly(),
  /** Questions for a code's reason that wait for the reader's organization. */
  asked: z.number(),
});
export type OpenWork = z.infer<typeof openWorkShape>;

const requestsShape = openWorkShape.shape.requests.unwrap().element;

const askedShape = z.object({ asked: z.number() });

/** What waits in the reader's organization: requests that are not handed over, of them those not decided in time, and questions. */
export async function countOpenWork(db: Ask, { organizationId }: Reader, today: string): Promise<OpenWork> {
  const requests = await askRows(db, requestsShape)`
    SELECT c.register, count(*)::int AS open, count(*) FILTER (WHERE c.state <> 'decided' AND c.due_on < ${today}::date)::int AS overdue
    FROM disclosure_cases c WHERE c.organization_id = ${organizationId}::uuid AND ${open} GROUP BY 1`;
  const [row] = await askRows(db, askedShape)`
    SELECT count(*)::int AS asked FROM disclosure_consultations WHERE asked_id = ${organizationId}::uuid AND answered_at IS NULL`;
  return { requests, asked: row?.asked ?? 0 };
}

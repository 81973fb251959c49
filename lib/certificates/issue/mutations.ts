import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askOne } from '@/lib/core/database/rows';
import { askAs, type Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { Prisma } from '@/lib/core/generated/client';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { UnprintableText } from '@/lib/core/pdf/characters';
import { pageCountOf } from '@/lib/core/pdf/pages';
import { currentSite } from '@/lib/core/site';
import { getResidentById } from '@/lib/residents/queries';
import type { ResidentDetail } from '@/lib/residents/types';
import { findApproval, spendApproval } from '../approvals/mutations';
import { composeCertificate } from '../content/queries';
import { dataTimeOf, mayIssueFrom } from '../data-state/rules';
import { getDataCopy, getSettings } from '../queries';
import { takeSheetsOf } from '../stocks/mutations';
import { certificatePdf } from './document';
import { getIssue } from './queries';
import {
  checkFlags,
  counterScope,
  headOf,
  mayReprint,
  placesOf,
  serialOf,
  siteName,
  unprintableProblem,
} from './rules';
import type { CertificateOptions, IssueInput, ReprintInput } from './schema';
import type { CertificateContent, IssueDetail } from './types';

type Done = Result<{ id: string }>;

/** What is known before the transaction begins: that it can be printed, and on how many sheets. */
export interface Prepared {
  readonly pages: number;
}

/** Draws the certificate once without a number: slow work, and a character that no font has must not cost a serial number. */
export async function prepareIssue(input: IssueInput, actor: Actor): Promise<Result<Prepared>> {
  const ask = askAs(actor);
  const person = await getResidentById(ask, input.residentId);
  if (person === null) return failure('notFound');
  const at = now();
  const composed = await composeCertificate(ask, person, input, {
    date: dateInJapan(at),
    code: actor.organizationCode,
  });
  if (!composed.ok) return composed;
  return drawOnce(actor, composed.value.document, at);
}

async function drawOnce(actor: Actor, document: CertificateContent, at: Date): Promise<Result<Prepared>> {
  const head = headOf({
    ...{ code: actor.organizationCode, townName: actor.organizationName, serial: '0', place: '', at, dataTime: null },
    ...{ mark: 'preview', stock: null, offset: { x: 0, y: 0 } },
  });
  try {
    return success({ pages: pageCountOf(await certificatePdf(head, document)) });
  } catch (error) {
    if (!(error instanceof UnprintableText)) throw error;
    return { ok: false, problems: [unprintableProblem(error.characters)] };
  }
}

/** Issues a certificate: serial number, sheets, log and audit in one transaction. */
export async function issueCertificate(db: Db, actor: Actor, input: IssueInput, { pages }: Prepared): Promise<Done> {
  const at = now();
  const copy = await getDataCopy(db);
  const allowed = mayIssueFrom(copy, (await getSettings(db)).maxDataAgeHours, at);
  if (!allowed.ok) return allowed;
  const person = await getResidentById(db, input.residentId);
  if (person === null) return failure('notFound');
  const composed = await composeCertificate(db, person, input, { date: dateInJapan(at), code: actor.organizationCode });
  if (!composed.ok) return composed;
  const approval = await findApproval(db, person.id, input.kind, at);
  const flags = checkFlags(composed.value.persons, approval !== null);
  if (!flags.ok) return flags;
  const usesApproval = composed.value.persons.some(({ supportMeasures }) => supportMeasures);
  if (usesApproval && approval !== null && !(await spendApproval(db, approval, at))) {
    return failure('certificates.needsApproval', undefined, { name: person.name });
  }
  return enter(db, actor, {
    ...{ kind: input.kind, person, document: composed.value.document, options: optionsOf(input), pages },
    ...{ place: input.place, stockId: input.stockId, sheet: input.sheet },
    ...{ approvalId: usesApproval ? approval : null, reprintOf: null, reason: '' },
  });
}

const optionsOf = ({ scope, relationship, domicile, previous, year }: CertificateOptions) => ({
  ...{ scope, relationship, domicile, previous },
  ...(year === undefined ? {} : { year }),
});

interface Entry {
  readonly kind: IssueDetail['kind'];
  /** null: 全住民一覧. */
  readonly person: Pick<ResidentDetail, 'id' | 'number' | 'name'> | null;
  readonly document: CertificateContent | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly pages: number;
  readonly place: string;
  readonly stockId: string;
  readonly sheet: number | undefined;
  readonly approvalId: string | null;
  readonly reprintOf: string | null;
  readonly reason: string;
}

async function enter(db: Db, actor: Actor, entry: Entry): Promise<Done> {
  const site = currentSite();
  if (!placesOf(site, actor.organizationCode).includes(entry.place)) return failure('invalid', 'place');
  const at = now();
  const copy = await getDataCopy(db);
  const dataTime = dataTimeOf(copy, at);
  const stock = await takeSheetsOf(db, entry.stockId, entry.kind, entry.sheet, entry.pages);
  if (!stock.ok) return stock;
  const declaration = copy?.declaration ?? '';
  const date = dateInJapan(at);
  const serial = serialOf(
    site,
    declaration,
    date,
    await countUp(db, actor.organizationId, counterScope(declaration, date)),
  );
  const id = newId();
  const { person, document } = entry;
  await db.certificateIssue.create({
    data: {
      ...{ id, organizationId: actor.organizationId, serial, kind: entry.kind, site: siteName(site), declaration, at },
      ...{ residentId: person?.id ?? null, residentNumber: person?.number ?? '', subject: person?.name ?? '' },
      ...{ options: entry.options as Prisma.InputJsonObject, place: entry.place, reason: entry.reason },
      document: document === null ? Prisma.DbNull : (document as unknown as Prisma.InputJsonObject),
      ...{ dataAt: dataTime?.at ?? null, previousDay: dataTime?.previousDay ?? false, sheets: entry.pages },
      ...{
        stockId: stock.value?.id ?? null,
        stockName: stock.value?.name ?? '',
        sheetFrom: stock.value?.first ?? null,
      },
      ...{ reprintOf: entry.reprintOf, approvalId: entry.approvalId },
      ...{ issuedBy: actor.userId, issuedByName: actor.userName },
    },
  });
  await recordAudit(db, actor, {
    event: entry.reprintOf === null ? 'certificate.issued' : 'certificate.reprinted',
    ...{ targetType: 'certificate', targetId: id, organizationIds: [actor.organizationId] },
    after: {
      ...{ number: serial, kind: entry.kind, resident: person?.number ?? '', place: entry.place, reason: entry.reason },
      ...{ stock: stock.value === null ? '' : `${stock.value.name} ${stock.value.first}` },
    },
  });
  await publish(db, { organizationIds: [actor.organizationId], topic: 'counter', id });
  return success({ id });
}

const lastShape = z.object({ last: z.number() });

/** The next running number; the row's lock orders those who issue at once, and no number is lost or comes twice. */
async function countUp(db: Db, organizationId: OrganizationId, scope: string): Promise<number> {
  const [row] = await askOne(db, lastShape)`
    INSERT INTO certificate_counters (organization_id, scope, last) VALUES (${organizationId}::uuid, ${scope}, 1)
    ON CONFLICT (organization_id, scope) DO UPDATE SET last = certificate_counters.last + 1 RETURNING last`;
  return row.last;
}

/** 全住民一覧: counted and logged like a certificate; it is drawn when it is opened. */
export async function issueResidentList(db: Db, actor: Actor, { place }: { readonly place: string }): Promise<Done> {
  const allowed = mayIssueFrom(await getDataCopy(db), (await getSettings(db)).maxDataAgeHours, now());
  if (!allowed.ok) return allowed;
  return enter(db, actor, {
    ...{
      kind: 'resident_list',
      person: null,
      document: null,
      options: {},
      pages: 0,
      place,
      stockId: '',
      sheet: undefined,
    },
    ...{ approvalId: null, reprintOf: null, reason: '' },
  });
}

/** The printer did it. */
export const confirmPrint = (db: Db, actor: Actor, { id }: { readonly id: string }): Promise<Done> =>
  settle(db, actor, id, 'printed', '');

/** The printer did not do it; the sheet is spoilt. */
export const failPrint = (
  db: Db,
  actor: Actor,
  input: { readonly id: string; readonly failure: string },
): Promise<Done> => settle(db, actor, input.id, 'failed', input.failure);

async function settle(db: Db, actor: Actor, id: string, outcome: 'printed' | 'failed', why: string): Promise<Done> {
  const { count } = await db.certificateIssue.updateMany({
    where: { id, outcome: 'waiting' },
    data: { outcome, failure: why, confirmedAt: now(), confirmedBy: actor.userName },
  });
  if (count === 0) return failure((await getIssue(db, id)) === null ? 'notFound' : 'conflict');
  await recordAudit(db, actor, {
    event: outcome === 'printed' ? 'certificate.printed' : 'certificate.failed',
    ...{ targetType: 'certificate', targetId: id, organizationIds: [actor.organizationId] },
    after: { reason: why },
  });
  return success({ id });
}

/** Prints an issue once more, with a number of its own, marked and with the reason; what it says stays the same. */
export async function reprintCertificate(db: Db, actor: Actor, input: ReprintInput): Promise<Done> {
  const issue = await getIssue(db, input.id);
  if (issue === null || issue.document === null || issue.residentId === null) return failure('notFound');
  const original = issue.reprintOf ?? issue.id;
  // Two at once must not both be the last one that is allowed.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${original}))::text`;
  const current = await getIssue(db, input.id);
  const person = await getResidentById(db, issue.residentId);
  if (current === null || person === null) return failure('notFound');
  const allowed = mayReprint({ at: current.originalAt, reprints: current.reprints }, now());
  if (!allowed.ok) return allowed;
  if (person.issueStopped) return failure('certificates.issueStopped', undefined, { name: person.name });
  const copy = await getDataCopy(db);
  const open = mayIssueFrom(copy, (await getSettings(db)).maxDataAgeHours, now());
  if (!open.ok) return open;
  return enter(db, actor, {
    ...{ kind: issue.kind, person, document: issue.document, options: issue.options, pages: issue.sheets },
    ...{ place: issue.place, stockId: issue.stockId ?? '', sheet: input.sheet, approvalId: null },
    ...{ reprintOf: original, reason: input.reason },
  });
}

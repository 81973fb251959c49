import 'server-only';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { isSigned } from '../envelope/rules';
import { verifyKeyOf } from '../sites/gateway';
import type { SiteEntry } from '../sites/types';
import { receiptSchema, type SiteReport } from './schema';

/** What the center answers a site: what it has now for good, and which of its declarations it shall stop issuing under. */
export interface ReportAnswer {
  readonly received: number;
  readonly applications: readonly string[];
  readonly stopped: readonly string[];
}

/** Takes what a site reports. Sent twice, it changes nothing the second time. In `withSystem` only. */
export async function takeReport(db: Db, site: SiteEntry, report: SiteReport): Promise<ReportAnswer> {
  for (const receipt of report.receipts) await takeReceipt(db, site, receipt);
  for (const declaration of report.declarations) await takeDeclaration(db, declaration);
  for (const application of report.applications) await takeApplication(db, site, application);
  const ids = report.declarations.map(({ id }) => id);
  const stopped = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM declarations WHERE id = ANY (${ids}::uuid[]) AND state IN ('closed', 'withdrawn')`;
  return {
    received: report.receipts.length,
    applications: report.applications.map(({ id }) => id),
    stopped: stopped.map(({ id }) => id),
  };
}

async function takeReceipt(
  db: Db,
  site: SiteEntry,
  { text, signature }: SiteReport['receipts'][number],
): Promise<void> {
  if (!isSigned(text, signature, verifyKeyOf(site))) return;
  const parsed = receiptSchema.safeParse(JSON.parse(text));
  if (!parsed.success || parsed.data.site !== site.name) return;
  const { copy, kind, at, sha256, seconds } = parsed.data;
  // A receipt for bytes that were never sent is no receipt; what a later check has found is kept, right or wrong.
  await db.$executeRaw`
    INSERT INTO copy_receipts AS known (copy_id, organization_id, site, kind, at, sha256, seconds, signature)
    SELECT id, organization_id, ${site.name}, ${kind}, ${new Date(at)}, ${sha256}, ${seconds}, ${signature}
    FROM copies WHERE id = ${copy}::uuid AND (sha256 = ${sha256} OR ${kind} = 'checked')
    ON CONFLICT (copy_id, site, kind) DO UPDATE SET at = EXCLUDED.at, sha256 = EXCLUDED.sha256, signature = EXCLUDED.signature
    WHERE known.kind = 'checked' AND known.at < EXCLUDED.at`;
  if (kind === 'deleted') await retireKeys(db);
}

/** A generation is over when a newer one has a full copy at a place and nobody keeps a copy of the old one any more. */
async function retireKeys(db: Db): Promise<void> {
  await db.$executeRaw`
    UPDATE disaster_keys k SET retired_at = ${now()} WHERE retired_at IS NULL
      AND EXISTS (SELECT FROM copies c JOIN copy_receipts r ON r.copy_id = c.id AND r.kind = 'stored'
        WHERE c.organization_id = k.organization_id AND c.audience = 'disaster' AND c.generation > k.generation)
      AND NOT EXISTS (SELECT FROM copies c JOIN copy_receipts r ON r.copy_id = c.id AND r.kind = 'stored'
        LEFT JOIN copy_receipts d ON d.copy_id = r.copy_id AND d.site = r.site AND d.kind = 'deleted'
        WHERE c.organization_id = k.organization_id AND c.audience = 'disaster' AND c.generation = k.generation AND d.copy_id IS NULL)`;
}

type Declared = SiteReport['declarations'][number];

/** What the center closed or withdrew itself stays so, whatever a site that was cut off still says. */
async function takeDeclaration(db: Db, d: Declared): Promise<void> {
  const at = now();
  await db.$executeRaw`
    INSERT INTO declarations AS known (id, organization_id, organization_code, plan, host_code, state, reason, representative, request_means,
      request_recorded_by, request_confirmed_by, declared_by, declared_by_id, declared_at, opened_at, ended_at, ended_by, end_reason, data_at,
      reported_at, version)
    SELECT ${d.id}::uuid, o.id, o.code, ${d.plan}, ${d.host}, ${d.state}, ${d.reason}, ${d.representative}, ${d.requestMeans},
      ${d.requestRecordedBy}, ${d.requestConfirmedBy}, ${d.declaredBy}, ${d.declaredById}::uuid, ${new Date(d.declaredAt)},
      ${dateOf(d.openedAt)}, ${dateOf(d.endedAt)}, ${d.endedBy}, ${d.endReason}, ${dateOf(d.dataAt)}, ${at}, ${d.version}
    FROM organizations o WHERE o.code = ${d.town}
    ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state, ended_at = EXCLUDED.ended_at, ended_by = EXCLUDED.ended_by,
      end_reason = EXCLUDED.end_reason, opened_at = EXCLUDED.opened_at, reported_at = EXCLUDED.reported_at, version = EXCLUDED.version
    WHERE known.state NOT IN ('closed', 'withdrawn') AND known.version < EXCLUDED.version`;
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

type Queued = SiteReport['applications'][number];

/** Never refused: one whose declaration has ended meanwhile is marked late, and a person decides. */
async function takeApplication(db: Db, site: SiteEntry, a: Queued): Promise<void> {
  await db.$executeRaw`
    INSERT INTO queued_applications (id, receipt_number, declaration_id, organization_id, site, kind, resident_number, base_version, content,
      content_hash, addressee, papers_owed, urgent, vendor_contact, approver, taken_by, taken_at, late, delivered_at)
    SELECT ${a.id}::uuid, ${a.receiptNumber}, ${a.declarationId}::uuid, o.id, ${site.name}, ${a.kind}, ${a.residentNumber}, ${a.baseVersion},
      ${a.content}, ${a.contentHash}, ${a.addressee}, ${a.papersOwed}, ${a.urgent}, ${a.vendorContact}, ${a.approver}, ${a.takenBy},
      ${new Date(a.takenAt)}, EXISTS (SELECT FROM declarations d WHERE d.id = ${a.declarationId}::uuid AND d.state IN ('closed', 'withdrawn')),
      ${now()}
    FROM organizations o WHERE o.code = ${a.town} ON CONFLICT (id) DO NOTHING`;
}

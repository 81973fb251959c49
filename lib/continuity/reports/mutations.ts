import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { organizationId } from '@/lib/core/id-shapes';
import { isSigned } from '../envelope/rules';
import { knownSites, verifyKeyOf } from '../sites/gateway';
import { townsOf } from '../sites/rules';
import type { SiteEntry } from '../sites/types';
import { receiptSchema, type SiteReport } from './schema';

/** What the center answers a site: what it has now for good, and which of its declarations it shall stop issuing under. */
export interface ReportAnswer {
  readonly received: number;
  readonly applications: readonly string[];
  readonly stopped: readonly string[];
}

/** May a site speak of this town? A down-recovery server of its own alone, a partner server of those whose copies it keeps. */
const speaksOf = ({ role, place }: SiteEntry, town: string): boolean => (role === 'partner') === (town !== place);

/** A site says what was declared there: case 1 in the town's own hall, case 3 in the host's. */
const declaredAt = (site: SiteEntry, { plan, town, host }: Declared): boolean =>
  speaksOf(site, town) && host === site.place && plan === (site.role === 'partner' ? 3 : 1);

const idShape = z.object({ id: z.string() });
const organizationShape = z.object({ id: organizationId });

/** Takes what a site reports. Sent twice, it changes nothing the second time. In `withSystem` only. */
export async function takeReport(db: Db, site: SiteEntry, report: SiteReport): Promise<ReportAnswer> {
  for (const receipt of report.receipts) await takeReceipt(db, site, receipt);
  await takeNews(db, site, report);
  for (const application of report.applications)
    if (speaksOf(site, application.town)) await takeApplication(db, site, application);
  const ids = report.declarations.map(({ id }) => id);
  const stopped = await askRows(db, idShape)`
    SELECT id::text FROM declarations WHERE id = ANY (${ids}::uuid[]) AND state IN ('closed', 'withdrawn')`;
  return {
    received: report.receipts.length,
    applications: report.applications.map(({ id }) => id),
    stopped: stopped.map(({ id }) => id),
  };
}

/** What partner servers tell one another while the center is gone: that a town's copy is being opened, by whom, with what outcome. */
export async function takeNews(db: Db, site: SiteEntry, { declarations, openings }: SiteReport): Promise<void> {
  const news: string[] = [];
  for (const declaration of declarations)
    if (declaredAt(site, declaration) && (await takeDeclaration(db, declaration))) news.push(declaration.id);
  for (const opening of openings) if (await takeOpening(db, site, opening)) news.push(opening.declarationId);
  if (news.length === 0) return;
  const list = knownSites();
  const places = list === null ? [site.place] : [...townsOf(list)];
  const organizations = await askRows(db, organizationShape)`
    SELECT id::text FROM organizations WHERE code = ANY (${places})`;
  for (const id of new Set(news))
    await publish(db, { organizationIds: organizations.map((one) => one.id), topic: 'continuity', id });
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
async function takeDeclaration(db: Db, d: Declared): Promise<boolean> {
  const at = now();
  const changed = await db.$executeRaw`
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
  return changed > 0;
}

type Opening = SiteReport['openings'][number];

/** A share that waited for the second has opened later on: its outcome changes, nothing else of it. */
async function takeOpening(db: Db, { place }: SiteEntry, o: Opening): Promise<boolean> {
  const changed = await db.$executeRaw`
    INSERT INTO key_openings AS known (id, declaration_id, holder, generation, entered_by, entered_by_id, at, outcome)
    SELECT ${o.id}::uuid, d.id, ${o.holder}, ${o.generation}, ${o.enteredBy}, ${o.enteredById}::uuid, ${new Date(o.at)}, ${o.outcome}
    FROM declarations d WHERE d.id = ${o.declarationId}::uuid AND d.plan = 3 AND d.host_code = ${place}
    ON CONFLICT (id) DO UPDATE SET outcome = EXCLUDED.outcome WHERE known.outcome = 'waiting' AND EXCLUDED.outcome <> 'waiting'`;
  return changed > 0;
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

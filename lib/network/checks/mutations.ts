import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { nodeId, organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { publishNetwork } from '../nodes/mutations';
import { canManageNode } from '../policy';
import { type AddCheckInput, type retireCheckSchema, targetFields } from './schema';

/** Where the page of what was changed is. */
type Changed = Result<{ subject: 'node' | 'line'; code: string }>;

const subjectShape = z.object({
  id: z.string(),
  code: z.string(),
  organizationId,
  parentId: organizationId.nullable(),
});
type Subject = z.infer<typeof subjectShape>;

const names: Readonly<Record<string, string>> = { dnsName: 'name' };

/** What the agent is told, and what people read: `db.example:5432`, `/var`, a URL. */
function targetOf(input: AddCheckInput): { readonly target: Readonly<Record<string, unknown>>; readonly name: string } {
  const fields = targetFields[input.kind];
  const target = Object.fromEntries(
    fields.map((field) => [names[field] ?? field, field === 'port' ? Number(input.port) : input[field]]),
  );
  const shown = fields.filter((field) => field !== 'credential').map((field) => input[field]);
  return { target, name: shown.join(input.kind === 'snmp' ? ' ' : ':') };
}

const addCheckShape = z.object({ id: z.string(), organizationId, parentId: organizationId.nullable() });

const idShape = z.object({ id: z.number() });

/** Has an agent measure something more; it hears of it at its next heartbeat. */
export async function addCheck(db: Db, actor: Actor, input: AddCheckInput): Promise<Changed> {
  const subject = await findSubject(db, input);
  if (!subject) return failure('notFound');
  if (!canManageNode(actor, subject)) return failure('denied');
  const [reporter] = await askRows(db, addCheckShape)`
    SELECT n.id, n.organization_id AS "organizationId", o.parent_id AS "parentId" FROM nodes n JOIN organizations o ON o.id = n.organization_id
    WHERE (n.code = ${input.reporterCode} OR ${input.reporterCode} = '' AND ${input.subject} = 'node' AND n.id = ${subject.id}::uuid)
      AND n.valid_to IS NULL`;
  if (!reporter) return failure(input.reporterCode === '' ? 'required' : 'notFound', 'reporterCode');
  if (!canManageNode(actor, reporter)) return failure('denied', 'reporterCode');
  const { target, name } = targetOf(input);
  const [made] = await askRows(db, idShape)`
    INSERT INTO checks (kind, name, node_id, line_id, organization_id, reporter_id, target, interval_seconds)
    VALUES (${input.kind}::check_kind, ${name}, ${input.subject === 'node' ? subject.id : null}::uuid,
      ${input.subject === 'line' ? subject.id : null}::uuid, ${subject.organizationId}::uuid, ${reporter.id}::uuid,
      ${JSON.stringify(target)}::jsonb, ${input.intervalSeconds}) RETURNING id`;
  await db.$executeRaw`UPDATE nodes SET configuration = configuration + 1 WHERE id = ${reporter.id}::uuid`;
  const after = { kind: input.kind, name, intervalSeconds: input.intervalSeconds };
  await record(db, actor, subject.organizationId, { id: made?.id ?? 0, event: 'added', values: { after } });
  return success({ subject: input.subject, code: subject.code });
}

async function findSubject(db: Db, { subject, subjectId }: AddCheckInput): Promise<Subject | undefined> {
  const [found] =
    subject === 'node'
      ? await askRows(db, subjectShape)`
          SELECT n.id, n.code, n.organization_id AS "organizationId", o.parent_id AS "parentId"
          FROM nodes n JOIN organizations o ON o.id = n.organization_id WHERE n.id = ${subjectId}::uuid AND n.valid_to IS NULL`
      : await askRows(db, subjectShape)`
          SELECT l.id, l.code, l.organization_id AS "organizationId", o.parent_id AS "parentId"
          FROM lines l JOIN organizations o ON o.id = l.organization_id WHERE l.id = ${subjectId}::uuid AND l.valid_to IS NULL`;
  return found;
}

const checkRowShape = z.object({
  kind: z.string(),
  name: z.string(),
  organizationId,
  parentId: organizationId.nullable(),
  reporterId: nodeId,
  subject: z.enum(['node', 'line']),
  code: z.string(),
});

/** Ends a check: what was measured stays, its alarm is over. */
export async function retireCheck(
  db: Db,
  actor: Actor,
  { checkId }: z.output<typeof retireCheckSchema>,
): Promise<Changed> {
  const [check] = await askRows(db, checkRowShape)`
    SELECT c.kind::text, c.name, c.organization_id AS "organizationId", o.parent_id AS "parentId", c.reporter_id AS "reporterId",
      CASE WHEN c.node_id IS NULL THEN 'line' ELSE 'node' END AS subject, coalesce(n.code, l.code) AS code
    FROM checks c JOIN organizations o ON o.id = c.organization_id LEFT JOIN nodes n ON n.id = c.node_id LEFT JOIN lines l ON l.id = c.line_id
    WHERE c.id = ${checkId} AND c.retired_at IS NULL`;
  if (!check) return failure('notFound');
  if (!canManageNode(actor, check)) return failure('denied');
  const retired =
    await db.$executeRaw`UPDATE checks SET retired_at = ${now()} WHERE id = ${checkId} AND retired_at IS NULL`;
  if (retired !== 1) return failure('conflict');
  // A reporter above is not the owner's to change; it learns with its next configuration that the check has ended.
  await db.$executeRaw`UPDATE nodes SET configuration = configuration + 1 WHERE id = ${check.reporterId}::uuid`;
  const before = { kind: check.kind, name: check.name };
  await record(db, actor, check.organizationId, { id: checkId, event: 'retired', values: { before } });
  return success({ subject: check.subject, code: check.code });
}

async function record(
  db: Db,
  actor: Actor,
  organizationId: OrganizationId,
  { id, event, values }: { readonly id: number; readonly event: string; readonly values: object },
): Promise<void> {
  await recordAudit(db, actor, {
    event: `check.${event}`,
    targetType: 'check',
    targetId: String(id),
    organizationIds: [organizationId],
    ...(organizationId === actor.organizationId ? {} : { actingForOrganizationId: organizationId }),
    ...values,
  });
  await publishNetwork(db, actor, organizationId);
}

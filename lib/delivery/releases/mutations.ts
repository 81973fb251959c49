import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { ReleaseState } from '@/lib/core/generated/enums';
import { userId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { targetOf } from '../packages/rules';
import { canApproveRelease } from '../policy';
import { findPackage } from '../queries';
import { openSigner, publishTargets } from '../trust/mutations';
import { newestMetadata } from '../trust/queries';
import { draftTargets, isAccepted, readRoot, signTargets } from '../trust/rules';
import type { ApproveReleaseInput, ProposeReleaseInput, ReleasePlan, SteerReleaseInput } from './schema';

const planOf = (input: ProposeReleaseInput): ReleasePlan => ({
  ...{ nodeKinds: input.nodeKinds, prefecture: input.prefecture, pilots: input.pilots },
  ...{ limit: input.limit, townLimit: input.townLimit },
  slot: input.anyTime ? null : { from: input.slotFrom, to: input.slotTo },
  ...{ success: input.success, error: input.error, rollBack: input.rollBack === 'yes' },
});

const numberShape = z.object({ number: z.number() });

/** Proposes a release and signs it: the first of two signatures. */
export async function proposeRelease(
  db: Db,
  actor: Actor,
  input: ProposeReleaseInput,
): Promise<Result<{ number: number }>> {
  const found = await findPackage(db, input.packageId);
  if (found === null) return failure('notFound', 'packageId');
  if (input.nodeKinds.some((kind) => !found.nodeKinds.includes(kind)))
    return failure('delivery.nodeKinds', 'nodeKinds');
  const unknown = await unknownPilot(db, input.pilots);
  if (unknown !== null) return failure('delivery.unknownPilot', 'pilots', { code: unknown });
  const root = await newestMetadata(db, 'root');
  if (root === null) return failure('delivery.noRoot');
  const key = await openSigner(db, actor, input.passphrase);
  if (!key.ok) return key;
  if (!readRoot(root.content).signed.roles.targets?.keyIDs.includes(key.value.id))
    return failure('delivery.keyUntrusted');
  const targets = await newestMetadata(db, 'targets');
  const draftVersion = (targets?.version ?? 0) + 1;
  const draft = signTargets(
    draftTargets(targets?.content ?? null, draftVersion, targetOf(found, draftVersion), now()),
    key.value,
  );
  const id = newId();
  const [row] = await askRows(db, numberShape)`
    INSERT INTO delivery_releases (id, package_id, organization_id, plan, starts_at, draft, draft_version, proposed_by_id, proposed_by, proposed_at)
    VALUES (${id}::uuid, ${found.id}::uuid, ${actor.organizationId}::uuid, ${JSON.stringify(planOf(input))}::jsonb, ${input.startsAt},
      ${draft}, ${draftVersion}::integer, ${actor.userId}::uuid, ${actor.userName}, ${now()}) RETURNING number`;
  const number = row?.number ?? 0;
  await record(db, actor, 'proposed', { id, number, name: found.name, packageVersion: found.version });
  return success({ number });
}

const codeShape = z.object({ code: z.string() });

async function unknownPilot(db: Db, pilots: readonly string[]): Promise<string | null> {
  const [row] = await askRows(db, codeShape)`
    SELECT code FROM unnest(${[...pilots]}::text[]) code WHERE NOT EXISTS (SELECT FROM nodes n WHERE n.code = code) LIMIT 1`;
  return row?.code ?? null;
}

const rowShape = z.object({
  id: z.string(),
  number: z.number(),
  state: z.enum(ReleaseState),
  name: z.string(),
  packageVersion: z.string(),
  draft: z.string(),
  draftVersion: z.number(),
  proposedById: userId,
});
type Row = z.infer<typeof rowShape>;

async function findRelease(db: Db, id: string): Promise<Row | null> {
  const [row] = await askRows(db, rowShape)`
    SELECT r.id::text, r.number, r.state::text AS state, p.name, p.version AS "packageVersion", r.draft, r.draft_version AS "draftVersion",
      r.proposed_by_id::text AS "proposedById"
    FROM delivery_releases r JOIN delivery_packages p ON p.id = r.package_id WHERE r.id = ${id}::uuid`;
  return row ?? null;
}

/**
 * A second person signs, which publishes the metadata and schedules the release. Where another release was published meanwhile, the
 * draft is of yesterday: it is withdrawn and proposed anew. In `withSystem`: no person writes metadata; `canApproveRelease` guards it.
 */
export async function approveRelease(
  actor: Actor,
  db: Db,
  input: ApproveReleaseInput,
): Promise<Result<{ number: number }>> {
  const release = await findRelease(db, input.id);
  if (release === null) return failure('notFound');
  if (!canApproveRelease(actor, release.proposedById)) return failure('delivery.ownRelease');
  const root = await newestMetadata(db, 'root');
  if (root === null) return failure('delivery.noRoot');
  const key = await openSigner(db, actor, input.passphrase);
  if (!key.ok) return key;
  const signed = signTargets(release.draft, key.value);
  if (!isAccepted(root.content, signed)) return failure('delivery.keyUntrusted');
  const changed = await db.$executeRaw`
    UPDATE delivery_releases SET state = 'scheduled', draft = ${signed}, approved_by_id = ${actor.userId}::uuid, approved_by = ${actor.userName},
      approved_at = ${now()}, version = version + 1
    WHERE id = ${input.id}::uuid AND version = ${input.version}::integer AND state = 'proposed'`;
  if (changed === 0) return failure('conflict');
  if (!(await publishTargets(db, release.draftVersion, signed))) return failure('delivery.draftOld');
  await record(db, actor, 'approved', release);
  return success({ number: release.number });
}

const from: Record<SteerReleaseInput['wanted'], readonly ReleaseState[]> = {
  stop: ['scheduled', 'running'],
  resume: ['stopped'],
  retry: ['running', 'stopped', 'done'],
  'roll-back': ['running', 'stopped', 'done'],
  cancel: ['proposed', 'scheduled', 'stopped'],
};
const to = {
  stop: 'stopped',
  resume: 'running',
  retry: 'running',
  'roll-back': 'rolling_back',
  cancel: 'cancelled',
} as const;
const events = {
  stop: 'stopped',
  resume: 'resumed',
  retry: 'retried',
  'roll-back': 'rolled_back',
  cancel: 'cancelled',
} as const;

/** Emergency stop, resumption, retry of the failed, roll-back, cancellation. */
export async function steerRelease(
  db: Db,
  actor: Actor,
  input: SteerReleaseInput,
): Promise<Result<{ number: number }>> {
  const release = await findRelease(db, input.id);
  if (release === null) return failure('notFound');
  const { wanted, reason } = input;
  const changed = await db.$executeRaw`
    UPDATE delivery_releases SET state = ${to[wanted]}::release_state, stop_reason = ${reason}, version = version + 1,
      ended_at = CASE WHEN ${wanted === 'cancel'} THEN ${now()}::timestamptz END
    WHERE id = ${input.id}::uuid AND version = ${input.version}::integer AND state::text = ANY (${[...from[wanted]]}::text[])`;
  if (changed === 0) return failure('conflict');
  if (wanted === 'retry')
    await db.$executeRaw`
      UPDATE delivery_receipts SET state = 'planned', attempt = 0, reason = '', command_id = NULL, not_before = NULL, updated_at = ${now()}
       WHERE release_id = ${input.id}::uuid AND state = 'failed'`;
  await record(db, actor, events[wanted], { ...release, reason });
  return success({ number: release.number });
}

interface Told {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly packageVersion: string;
  readonly reason?: string;
}

type Event = 'proposed' | 'approved' | (typeof events)[keyof typeof events];

async function record(db: Db, actor: Actor, event: Event, { id, number, name, packageVersion, reason }: Told) {
  await recordAudit(db, actor, {
    event: `delivery_release.${event}`,
    targetType: 'delivery_release',
    targetId: id,
    organizationIds: [actor.organizationId],
    after: { number, name, version: packageVersion, ...(reason === undefined ? {} : { reason }) },
  });
  if (event === 'proposed')
    await notify(db, actor, {
      kind: 'delivery.proposed',
      organizationId: actor.organizationId,
      roles: administrators,
      targetType: 'delivery_release',
      targetId: id,
      url: `/deliveries/${number}`,
      params: { name, version: packageVersion, user: actor.userName },
    });
  await publish(db, { organizationIds: '*', topic: 'deliveries', id });
}

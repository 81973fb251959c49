import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { userId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { mostWithoutApproval } from '../constants';
import { canApproveNet, canManageNet } from '../policy';
import { findNet, listCommands, listNets } from '../queries';
import { countTargets } from '../targets/queries';
import type { NetSummary } from '../types';
import { checkDefinition, findCycle } from './rules';
import type { ApproveNetInput, CreateNetInput, NetDefinition, ReviseNetInput, SwitchNetInput } from './schema';

/** Keeps the rules, and closes no circle of nets that come after one another? How many nodes it reaches, or what is wrong. */
async function checkNet(db: Db, actor: Actor, code: string, definition: NetDefinition): Promise<Result<number>> {
  const commands = await listCommands(db, actor);
  const problems = checkDefinition(definition, new Map(commands.map(({ name, parameters }) => [name, parameters])));
  if (problems.length > 0) return { ok: false, problems };
  if (definition.schedule.kind === 'daily' && code !== 'DAILY') return failure('jobs.dailyOnly', 'definition');
  const nets = await listNets(db, actor);
  const after = (schedule: NetDefinition['schedule']) =>
    (schedule.kind === 'after' ? schedule.nets : []).map((key) => ({ key, on: 'ended', scope: 'all' }) as const);
  const all = nets
    .filter((net) => net.code !== code)
    .map((net) => ({ key: net.code, after: after(net.definition.schedule) }));
  const unknown = after(definition.schedule).find(({ key }) => key !== code && !all.some((net) => net.key === key));
  if (unknown) return failure('jobs.unknownNet', 'definition', { net: unknown.key });
  const cycle = findCycle([...all, { key: code, after: after(definition.schedule) }]);
  if (cycle) return failure('jobs.cycle', 'definition', { jobs: cycle.join(' → ') });
  const reach = await countTargets(
    db,
    actor.organizationId,
    definition.jobs.map(({ target }) => target),
  );
  if (reach > 0) return success(reach);
  // A node by its code that is none of the owner's is not there for them.
  return failure(definition.jobs.some(({ target }) => target.node !== '') ? 'notFound' : 'jobs.noNodes', 'definition');
}

/** A new net. One that reaches many nodes waits for a second person. */
export async function createNet(db: Db, actor: Actor, input: CreateNetInput): Promise<Result<{ code: string }>> {
  const { code, definition } = input;
  const checked = await checkNet(db, actor, code, definition);
  if (!checked.ok) return checked;
  const alone = checked.value <= mostWithoutApproval;
  const id = newId();
  const made = await db.$executeRaw`
    INSERT INTO job_nets (id, code, organization_id, state, active_version, version)
    VALUES (${id}::uuid, ${code}, ${actor.organizationId}::uuid, ${alone ? 'active' : 'proposed'}::job_net_state, ${alone ? 1 : 0}, 1)
    ON CONFLICT (code) DO NOTHING`;
  if (made === 0) return failure('jobs.codeTaken', 'code');
  await writeVersion(db, actor, { ...input, id, version: 1, reach: checked.value });
  await record(db, actor, alone ? 'created' : 'proposed', { id, code, name: input.name, reach: checked.value });
  return success({ code });
}

/** A changed definition: at once where it reaches few nodes, else when a second person approves it. */
export async function reviseNet(db: Db, actor: Actor, input: ReviseNetInput): Promise<Result<{ code: string }>> {
  const found = await openNet(db, actor, input.code);
  if (!found.ok) return found;
  const net = found.value;
  const checked = await checkNet(db, actor, net.code, input.definition);
  if (!checked.ok) return checked;
  const alone = checked.value <= mostWithoutApproval;
  const version = input.version + 1;
  const changed = await db.$executeRaw`
    UPDATE job_nets SET version = ${version}::integer, active_version = CASE WHEN ${alone} THEN ${version}::integer ELSE active_version END,
      state = (CASE WHEN ${alone} AND state = 'proposed' THEN 'active' ELSE state::text END)::job_net_state,
      next_at = CASE WHEN ${alone} THEN NULL ELSE next_at END
    WHERE id = ${net.id}::uuid AND version = ${input.version}::integer AND state <> 'retired'`;
  if (changed === 0) return failure('conflict');
  await writeVersion(db, actor, { ...input, id: net.id, version, reach: checked.value });
  await record(db, actor, alone ? 'revised' : 'proposed', { ...net, name: input.name, reach: checked.value });
  return success({ code: net.code });
}

interface Written {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly nameEn: string;
  readonly definition: NetDefinition;
  readonly reach: number;
}

async function writeVersion(
  db: Db,
  actor: Actor,
  { id, version, name, nameEn, definition, reach }: Written,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO job_net_versions (net_id, version, name, name_en, definition, reach, written_at, written_by_id, written_by)
    VALUES (${id}::uuid, ${version}::integer, ${name}, ${nameEn}, ${JSON.stringify(definition)}::jsonb, ${reach}::integer, ${now()},
      ${actor.userId}::uuid, ${actor.userName})`;
}

async function openNet(db: Db, actor: Actor, code: string): Promise<Result<NetSummary>> {
  const net = await findNet(db, actor, code);
  if (net === null) return failure('notFound');
  return canManageNet(actor, net.organizationId) ? success(net) : failure('denied');
}

const approveNetShape = z.object({ writtenById: userId.nullable(), reach: z.number() });

/** A second person lets the newest version run. */
export async function approveNet(db: Db, actor: Actor, input: ApproveNetInput): Promise<Result<{ code: string }>> {
  const found = await openNet(db, actor, input.code);
  if (!found.ok) return found;
  const { id, code, name } = found.value;
  const [version] = await askRows(db, approveNetShape)`
    SELECT written_by_id::text AS "writtenById", reach FROM job_net_versions WHERE net_id = ${id}::uuid AND version = ${input.version}::integer`;
  if (!version) return failure('conflict');
  if (!canApproveNet(actor, found.value.organizationId, version.writtenById)) return failure('jobs.ownVersion');
  const approved = await db.$executeRaw`
    UPDATE job_net_versions SET approved_by_id = ${actor.userId}::uuid, approved_by = ${actor.userName}, approved_at = ${now()}
     WHERE net_id = ${id}::uuid AND version = ${input.version}::integer AND approved_at IS NULL`;
  const changed = await db.$executeRaw`
    UPDATE job_nets SET active_version = version, next_at = NULL, state = (CASE state WHEN 'proposed' THEN 'active' ELSE state::text END)::job_net_state
     WHERE id = ${id}::uuid AND version = ${input.version}::integer AND active_version < version AND state <> 'retired'`;
  if (approved === 0 || changed === 0) return failure('conflict');
  await record(db, actor, 'approved', { id, code, name, reach: version.reach });
  return success({ code });
}

/** Holds a net, lets it go on, or retires it. */
export async function switchNet(db: Db, actor: Actor, input: SwitchNetInput): Promise<Result<{ code: string }>> {
  const found = await openNet(db, actor, input.code);
  if (!found.ok) return found;
  const { id, code, name, builtIn } = found.value;
  if (builtIn && input.to === 'retired') return failure('jobs.builtIn');
  const from = { active: ['held'], held: ['active'], retired: ['proposed', 'active', 'held'] }[input.to];
  const changed = await db.$executeRaw`
    UPDATE job_nets SET state = ${input.to}::job_net_state WHERE id = ${id}::uuid AND version = ${input.version}::integer
       AND state::text = ANY (${from}::text[])`;
  if (changed === 0) return failure('conflict');
  const event = ({ active: 'released', held: 'held', retired: 'retired' } as const)[input.to];
  await record(db, actor, event, { id, code, name });
  return success({ code });
}

type Event = 'created' | 'revised' | 'proposed' | 'approved' | 'held' | 'released' | 'retired';

async function record(
  db: Db,
  actor: Actor,
  event: Event,
  { id, code, name, reach }: { id: string; code: string; name: string; reach?: number },
): Promise<void> {
  await recordAudit(db, actor, {
    event: `job_net.${event}`,
    targetType: 'job_net',
    targetId: id,
    organizationIds: [actor.organizationId],
    after: { code, name, ...(reach === undefined ? {} : { reach }) },
  });
  if (event === 'proposed')
    await notify(db, actor, {
      kind: 'job.proposed',
      organizationId: actor.organizationId,
      roles: administrators,
      targetType: 'job_net',
      targetId: id,
      url: `/operations/jobs/${code}`,
      params: { net: code, name, user: actor.userName, reach: String(reach ?? 0) },
    });
  await publish(db, { organizationIds: '*', topic: 'jobs', id });
}

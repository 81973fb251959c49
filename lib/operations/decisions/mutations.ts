import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { StepState } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import type { NodeId } from '@/lib/core/ids';
import { operatingNow } from '@/lib/window/queries';
import { canDecideStep } from '../policy';
import type { DecideStepInput } from './schema';

const rowShape = z.object({
  organizationId: organizationId,
  parentId: organizationId.nullable(),
  state: z.enum(StepState),
  gate: z.string(),
});

/** A person overrides the plan, with a reason: a failed step is tried again, or one that is not done is waited for no longer. */
export async function decideStep(db: Db, actor: Actor, input: DecideStepInput): Promise<Result<{ date: string }>> {
  const { nodeId, date, kind, round, decision, reason } = input;
  const [step] = await askRows(db, rowShape)`
    SELECT s.organization_id::text AS "organizationId", o.parent_id::text AS "parentId", s.state::text AS state, s.gate
      FROM operating_steps s JOIN organizations o ON o.id = s.organization_id
     WHERE s.date = ${date}::date AND s.node_id = ${nodeId}::uuid AND s.kind = ${kind} AND s.round = ${round}`;
  if (step === undefined) return failure('notFound');
  if (!canDecideStep(actor, step.organizationId, step.parentId)) return failure('denied');
  const from = decision === 'retry' ? ['failed'] : ['failed', 'commanded', 'waiting'];
  if (!from.includes(step.state)) return failure('conflict');
  const at = await operatingNow(db);
  const decided = `${actor.organizationName} ${actor.userName}`;
  const changed =
    decision === 'retry'
      ? await db.$executeRaw`UPDATE operating_steps SET state = 'waiting', settled_at = NULL, note = ${reason}, decided_by = ${decided}
          WHERE date = ${date}::date AND node_id = ${nodeId}::uuid AND kind = ${kind} AND round = ${round} AND state = 'failed'`
      : await db.$executeRaw`UPDATE operating_steps SET state = 'done', settled_at = ${at}, exception = 'released', note = ${reason}, decided_by = ${decided}
          WHERE date = ${date}::date AND node_id = ${nodeId}::uuid AND kind = ${kind} AND round = ${round} AND state = ${step.state}::step_state`;
  if (changed !== 1) return failure('conflict');
  if (decision === 'release') await release(db, nodeId, kind, step.gate, at);
  await recordAudit(db, actor, {
    event: `step.${decision === 'retry' ? 'retried' : 'released'}`,
    targetType: 'step',
    targetId: nodeId,
    organizationIds: [step.organizationId, ...(step.parentId === null ? [] : [step.parentId])],
    before: { state: step.state },
    after: { date, kind, round, reason },
  });
  await publish(db, { organizationIds: '*', topic: 'operations', id: date });
  return success({ date });
}

/** The node counts as where its step would have brought it: those below may start, those above may stop. */
async function release(db: Db, nodeId: NodeId, kind: string, gate: string, at: Date): Promise<void> {
  if (kind === 'start')
    await db.$executeRaw`UPDATE operating_nodes SET up = true, online = ${gate !== 'none'}, changed_at = ${at} WHERE node_id = ${nodeId}::uuid`;
  else if (kind === 'stop')
    await db.$executeRaw`UPDATE operating_nodes SET excuse = 'released', changed_at = ${at} WHERE node_id = ${nodeId}::uuid`;
}

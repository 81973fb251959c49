import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { grantFiles } from '@/lib/files/mutations';
import { listFreezes } from '../integrated/queries';
import { type LockedTarget, listAnswers, listSteps, lockTarget, today } from '../queries';
import { laterOf, sumOf, targetState } from '../rules';
import type { AnswerCampaignInput, ExplainInput } from '../schema';
import type { Answer, StepRow } from '../types';
import { answersIn, type NewAnswer } from './rules';

type Done = Result<{ number: number }>;

/** The own target, if it may be answered now. */
async function openTarget(db: Db, actor: Actor, campaignId: string, version: number): Promise<Result<LockedTarget>> {
  const target = await lockTarget(db, campaignId, actor.organizationId);
  if (target === null || target.endedOn !== null) return failure('notFound');
  if (target.campaign.state === 'closed') return failure('campaigns.closed');
  return target.version === version ? success(target) : failure('conflict');
}

/** What the own organization says of the steps, with its sum. A campaign that was closed meanwhile takes nothing more. */
export async function answerCampaign(db: Db, actor: Actor, input: AnswerCampaignInput): Promise<Done> {
  const opened = await openTarget(db, actor, input.campaignId, input.version);
  if (!opened.ok) return opened;
  const target = opened.value;
  const { campaign } = target;
  const steps = await listSteps(db, actor, campaign.id);
  const before = await listAnswers(db, campaign.id, actor.organizationId);
  const day = { today: today(), startsOn: campaign.startsOn, freezes: await listFreezes(db, actor) };
  const { answers, problems } = answersIn(input, steps, before, day);
  if (problems.length > 0) return { ok: false, problems };
  if (answers.length === 0) return failure('campaigns.nothingNew');
  const files = answers.flatMap(({ fileIds }) => fileIds);
  const readers = [campaign.ownerId, ...(actor.parentOrganizationId === null ? [] : [actor.parentOrganizationId])];
  if (!(await grantFiles(db, actor, files, readers))) return failure('notFound');
  await writeAnswers(db, actor, campaign.id, answers);
  const said = new Map<string, Pick<Answer, 'status' | 'doneOn'>>(before.map((answer) => [answer.stepId, answer]));
  for (const answer of answers) said.set(answer.step.id, answer);
  const state = await writeSum(db, target, steps, said);
  await recordAudit(db, actor, {
    ...{ event: 'campaign.answered', targetType: 'campaign', targetId: campaign.id },
    organizationIds: [actor.organizationId],
    before: statusesOf(steps, new Map(before.map((answer) => [answer.stepId, answer]))),
    after: { number: campaign.number, state, ...statusesOf(steps, said) },
  });
  await publish(db, { organizationIds: [...readers, actor.organizationId], topic: 'campaigns', id: campaign.id });
  return success({ number: campaign.number });
}

async function writeAnswers(db: Db, actor: Actor, campaignId: string, answers: readonly NewAnswer[]): Promise<void> {
  const rows = answers.map(({ step, status, comment, doneOn, fileIds }) => ({
    ...{ stepId: step.id, status, comment, doneOn, fileIds },
  }));
  await db.$executeRaw`
    INSERT INTO campaign_answers (step_id, organization_id, campaign_id, status, comment, done_on, file_ids, answered_by, answered_at)
    SELECT r."stepId", ${actor.organizationId}::uuid, ${campaignId}::uuid, r.status, r.comment, r."doneOn", r."fileIds", ${actor.userName}, ${now()}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("stepId" uuid, status campaign_status, comment text, "doneOn" date, "fileIds" uuid[])
    ON CONFLICT (step_id, organization_id) DO UPDATE SET status = EXCLUDED.status, comment = EXCLUDED.comment, done_on = EXCLUDED.done_on,
      file_ids = EXCLUDED.file_ids, answered_by = EXCLUDED.answered_by, answered_at = EXCLUDED.answered_at`;
}

async function writeSum(
  db: Db,
  { organizationId, explanation, campaign }: LockedTarget,
  steps: readonly StepRow[],
  said: ReadonlyMap<string, Pick<Answer, 'status' | 'doneOn'>>,
): Promise<string> {
  const sum = sumOf(
    steps,
    steps.map(({ id }) => said.get(id)?.status ?? null),
  );
  const state = targetState(sum.state, explanation);
  const last = steps.reduce<string | null>((latest, { id }) => laterOf(latest, said.get(id)?.doneOn ?? null), null);
  await db.$executeRaw`
    UPDATE campaign_targets SET state = ${state}, missing = ${sum.missing}, not_started = ${sum.notStarted}, under_way = ${sum.underWay},
      done = ${sum.done}, not_applicable = ${sum.notApplicable}, done_weight = ${sum.doneWeight}, applicable_weight = ${sum.applicableWeight},
      answered_at = ${now()}, completed_on = ${sum.state === 'done' ? last : null}::date, version = version + 1
    WHERE campaign_id = ${campaign.id}::uuid AND organization_id = ${organizationId}::uuid`;
  return state;
}

const statusesOf = (steps: readonly StepRow[], said: ReadonlyMap<string, { readonly status: string }>) =>
  Object.fromEntries(steps.map(({ id, position }) => [`step${position + 1}`, said.get(id)?.status ?? '']));

/** Why the own organization will not be through in time; empty takes it back. */
export async function explainTarget(db: Db, actor: Actor, input: ExplainInput): Promise<Done> {
  const opened = await openTarget(db, actor, input.campaignId, input.version);
  if (!opened.ok) return opened;
  const { campaign, explanation: before } = opened.value;
  const { explanation } = input;
  const steps = await listSteps(db, actor, campaign.id);
  const answers = await listAnswers(db, campaign.id, actor.organizationId);
  const sum = sumOf(
    steps,
    steps.map(({ id }) => answers.find(({ stepId }) => stepId === id)?.status ?? null),
  );
  await db.$executeRaw`
    UPDATE campaign_targets SET explanation = ${explanation}, explained_at = ${explanation === '' ? null : now()}::timestamptz,
      state = ${targetState(sum.state, explanation)}, version = version + 1
    WHERE campaign_id = ${campaign.id}::uuid AND organization_id = ${actor.organizationId}::uuid`;
  await recordAudit(db, actor, {
    ...{ event: 'campaign.explained', targetType: 'campaign', targetId: campaign.id },
    ...{ organizationIds: [actor.organizationId], before: { explanation: before } },
    after: { number: campaign.number, explanation },
  });
  await publish(db, { organizationIds: [campaign.ownerId, actor.organizationId], topic: 'campaigns', id: campaign.id });
  return success({ number: campaign.number });
}

import 'server-only';
import { z } from 'zod';
import type { OrganizationEnded } from '@/lib/access/domain-server';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { statuses } from '../constants';
import { mergedStatus, sumOf, targetState } from '../rules';

const endedShape = z.object({
  campaignId: z.string(),
  explanation: z.string(),
  dueOn: z.string().nullable(),
  steps: z
    .array(
      z.object({
        id: z.string(),
        weight: z.number(),
        voluntary: z.boolean(),
        own: z.enum(statuses).nullable(),
        taken: z.enum(statuses).nullable(),
      }),
    )
    .readonly(),
  /** The successor was addressed already. */
  addressed: z.boolean(),
});
type Ended = z.infer<typeof endedShape>;

/**
 * A body has ended in the middle of a campaign: it counts no longer, and what it has answered is kept. Its successor takes its place, or
 * adds what it said to the own answers (`mergedStatus`); of two days the later holds, because the work became more.
 */
export const inheritCampaigns: OrganizationEnded = async (db, { from, to, on }) => {
  const open = await askRows(db, endedShape)`
    SELECT t.campaign_id::text AS "campaignId", t.explanation, t.due_on::text AS "dueOn", x.campaign_id IS NOT NULL AS addressed,
      (SELECT json_agg(json_build_object('id', s.id, 'weight', s.weight, 'voluntary', s.voluntary, 'own', own.status, 'taken', taken.status)
         ORDER BY s.position)
       FROM campaign_steps s LEFT JOIN campaign_answers own ON own.step_id = s.id AND own.organization_id = ${to}::uuid
         LEFT JOIN campaign_answers taken ON taken.step_id = s.id AND taken.organization_id = ${from}::uuid
       WHERE s.campaign_id = t.campaign_id) AS steps
    FROM campaign_targets t JOIN campaigns c ON c.id = t.campaign_id
      LEFT JOIN campaign_targets x ON x.campaign_id = t.campaign_id AND x.organization_id = ${to}::uuid
    WHERE t.organization_id = ${from}::uuid AND t.ended_on IS NULL AND c.state = 'announced' ORDER BY t.campaign_id FOR UPDATE OF t`;
  for (const ended of open) if (to !== null) await takeOver(db, ended, from, to);
  await db.$executeRaw`
    UPDATE campaign_targets SET ended_on = ${on}::date, successor_id = ${to}::uuid, version = version + 1
    WHERE organization_id = ${from}::uuid AND ended_on IS NULL
      AND campaign_id IN (SELECT c.id FROM campaigns c WHERE c.state = 'announced')`;
  if (to !== null) await moveRequests(db, from, to);
  return { campaigns: open.map(({ campaignId }) => campaignId) };
};

async function takeOver(db: Db, { campaignId, steps, addressed, dueOn, explanation }: Ended, from: string, to: string) {
  const after = steps.map((step) => ({ ...step, status: addressed ? mergedStatus(step.own, step.taken) : step.taken }));
  const changed = after.filter(({ status, own }) => status !== null && status !== own);
  await db.$executeRaw`
    INSERT INTO campaign_answers (step_id, organization_id, campaign_id, status, comment, done_on, file_ids, answered_by, answered_at)
    SELECT r.id, ${to}::uuid, ${campaignId}::uuid, r.status, coalesce(nullif(a.comment, ''), own.comment, ''),
      CASE WHEN r.status = 'done' THEN coalesce(a.done_on, own.done_on) END, coalesce(a.file_ids, '{}'), '', ${now()}
    FROM json_to_recordset(${JSON.stringify(changed)}::json) AS r(id uuid, status campaign_status)
      LEFT JOIN campaign_answers a ON a.step_id = r.id AND a.organization_id = ${from}::uuid
      LEFT JOIN campaign_answers own ON own.step_id = r.id AND own.organization_id = ${to}::uuid
    ON CONFLICT (step_id, organization_id) DO UPDATE SET status = EXCLUDED.status, done_on = EXCLUDED.done_on, comment = EXCLUDED.comment,
      answered_by = '', answered_at = EXCLUDED.answered_at`;
  const sum = sumOf(
    after,
    after.map(({ status }) => status),
  );
  const kept = addressed ? '' : explanation;
  await db.$executeRaw`
    INSERT INTO campaign_targets (campaign_id, organization_id, due_on, state, missing, not_started, under_way, done, not_applicable,
      done_weight, applicable_weight, explanation, explained_at, answered_at)
    VALUES (${campaignId}::uuid, ${to}::uuid, ${dueOn}::date, ${targetState(sum.state, kept)}, ${sum.missing}, ${sum.notStarted}, ${sum.underWay},
      ${sum.done}, ${sum.notApplicable}, ${sum.doneWeight}, ${sum.applicableWeight}, ${kept}, ${kept === '' ? null : now()}::timestamptz,
      ${sum.state === 'missing' ? null : now()}::timestamptz)
    ON CONFLICT (campaign_id, organization_id) DO UPDATE SET due_on = greatest(campaign_targets.due_on, EXCLUDED.due_on),
      state = CASE WHEN campaign_targets.explanation <> '' AND EXCLUDED.state NOT IN ('done', 'not_applicable') THEN 'explained' ELSE EXCLUDED.state END,
      missing = EXCLUDED.missing, not_started = EXCLUDED.not_started, under_way = EXCLUDED.under_way, done = EXCLUDED.done,
      not_applicable = EXCLUDED.not_applicable, done_weight = EXCLUDED.done_weight, applicable_weight = EXCLUDED.applicable_weight,
      answered_at = coalesce(campaign_targets.answered_at, EXCLUDED.answered_at),
      completed_on = CASE WHEN EXCLUDED.state = 'done' THEN campaign_targets.completed_on END, version = campaign_targets.version + 1`;
}

/** Of two open requests for the same campaign the successor's own stands. */
async function moveRequests(db: Db, from: string, to: string): Promise<void> {
  await db.$executeRaw`
    UPDATE campaign_extensions e SET organization_id = ${to}::uuid WHERE e.organization_id = ${from}::uuid AND e.state = 'asked'
      AND NOT EXISTS (SELECT FROM campaign_extensions o WHERE o.campaign_id = e.campaign_id AND o.organization_id = ${to}::uuid AND o.state = 'asked')`;
  await db.$executeRaw`UPDATE test_slots SET organization_id = ${to}::uuid WHERE organization_id = ${from}::uuid`;
}

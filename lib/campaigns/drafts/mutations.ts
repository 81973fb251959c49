import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { OneCampaignInput, WriteCampaignInput } from '../schema';
import { codesIn, stepsIn } from './rules';
import type { DraftStep } from './types';

type Done = Result<{ number: number }>;

const codeShape = z.object({ code: z.string() });

/** Keeps a draft, new or changed. Steps are written anew: nobody has answered yet. */
export async function writeCampaign(db: Db, actor: Actor, input: WriteCampaignInput): Promise<Done> {
  const { steps, problems } = stepsIn(input);
  if (problems.length > 0) return { ok: false, problems };
  const codes = codesIn(input.targetCodes);
  const known = await askRows(db, codeShape)`SELECT code FROM organizations WHERE code = ANY (${codes})`;
  const unknown = codes.filter((code) => !known.some((one) => one.code === code));
  if (unknown.length > 0) return failure('campaigns.unknownCodes', 'targetCodes', { codes: unknown.join(' ') });
  const row = await (input.id === '' ? insertDraft(db, actor, input, codes) : changeDraft(db, input, codes));
  if (row === null) return failure('conflict');
  await db.$executeRaw`DELETE FROM campaign_steps WHERE campaign_id = ${row.id}::uuid`;
  await insertSteps(db, row.id, steps);
  await recordAudit(db, actor, {
    ...{ event: 'campaign.drafted', targetType: 'campaign', targetId: row.id, organizationIds: [actor.organizationId] },
    after: {
      number: row.number,
      title: input.title,
      startsOn: input.startsOn,
      dueOn: input.dueOn,
      steps: steps.length,
    },
  });
  return success({ number: row.number });
}

const draftShape = z.object({ id: z.string(), number: z.number() });
type Draft = z.infer<typeof draftShape>;

async function insertDraft(db: Db, actor: Actor, input: WriteCampaignInput, codes: string[]): Promise<Draft | null> {
  const { title, titleEn, purpose, purposeEn, startsOn, dueOn, targetKinds } = input;
  const [row] = await askRows(db, draftShape)`
    INSERT INTO campaigns (id, title, title_en, purpose, purpose_en, target_kinds, target_codes, starts_on, due_on, owner_id, created_at, updated_at)
    VALUES (${newId()}::uuid, ${title}, ${titleEn}, ${purpose}, ${purposeEn}, ${targetKinds}, ${codes}, ${startsOn}::date, ${dueOn}::date,
      ${actor.organizationId}::uuid, ${now()}, ${now()}) RETURNING id::text, number`;
  return row ?? null;
}

async function changeDraft(db: Db, input: WriteCampaignInput, codes: string[]): Promise<Draft | null> {
  const { id, version, title, titleEn, purpose, purposeEn, startsOn, dueOn, targetKinds } = input;
  const [row] = await askRows(db, draftShape)`
    UPDATE campaigns SET title = ${title}, title_en = ${titleEn}, purpose = ${purpose}, purpose_en = ${purposeEn}, target_kinds = ${targetKinds},
      target_codes = ${codes}, starts_on = ${startsOn}::date, due_on = ${dueOn}::date, updated_at = ${now()}, version = version + 1
    WHERE id = ${id}::uuid AND state = 'draft' AND version = ${version === '' ? 0 : version} RETURNING id::text, number`;
  return row ?? null;
}

async function insertSteps(db: Db, campaignId: string, steps: readonly DraftStep[]): Promise<void> {
  const rows = steps.map((step) => ({ id: newId(), ...step }));
  await db.$executeRaw`
    INSERT INTO campaign_steps (id, campaign_id, position, title, title_en, weight, voluntary, evidence, work, due_on)
    SELECT r.id, ${campaignId}::uuid, r.position, r.title, r."titleEn", r.weight, r.voluntary, r.evidence, r.work, r."dueOn"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, position int, title text, "titleEn" text, weight int,
      voluntary boolean, evidence boolean, work text, "dueOn" date)`;
}

/** Throws a draft away. */
export async function discardCampaign(db: Db, actor: Actor, { id, version }: OneCampaignInput): Promise<Done> {
  const [row] = await askRows(db, draftShape)`
    DELETE FROM campaigns WHERE id = ${id}::uuid AND state = 'draft' AND version = ${version} RETURNING id::text, number`;
  if (row === undefined) return failure('conflict');
  await recordAudit(db, actor, {
    ...{ event: 'campaign.discarded', targetType: 'campaign', targetId: id, organizationIds: [actor.organizationId] },
    before: { number: row.number },
  });
  return success({ number: row.number });
}

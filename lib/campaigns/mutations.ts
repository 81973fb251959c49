import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { organizationId } from '@/lib/core/id-shapes';
import { notify } from '@/lib/notifications/mutations';
import { listSteps, today } from './queries';
import { sumOf } from './rules';
import type { CloseCampaignInput, OneCampaignInput } from './schema';

type Done = Result<{ number: number }>;

const announcedShape = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  titleEn: z.string(),
  dueOn: z.string(),
});

const idShape = z.object({ id: organizationId });

/** Addresses a draft to its organizations as they are today, and tells them. */
export async function announceCampaign(db: Db, actor: Actor, { id, version }: OneCampaignInput): Promise<Done> {
  const [row] = await askRows(db, announcedShape)`
    UPDATE campaigns SET state = 'announced', announced_at = ${now()}, updated_at = ${now()}, version = version + 1
    WHERE id = ${id}::uuid AND state = 'draft' AND version = ${version}
    RETURNING id::text, number, title, title_en AS "titleEn", due_on::text AS "dueOn"`;
  if (row === undefined) return failure('conflict');
  const steps = await listSteps(db, actor, id);
  const { missing, applicableWeight } = sumOf(
    steps,
    steps.map(() => null),
  );
  const targets = await askRows(db, idShape)`
    INSERT INTO campaign_targets (campaign_id, organization_id, missing, applicable_weight)
    SELECT c.id, o.id, ${missing}, ${applicableWeight} FROM campaigns c JOIN organizations o ON o.kind::text = ANY (c.target_kinds)
      LEFT JOIN organizations p ON p.id = o.parent_id
    WHERE c.id = ${id}::uuid AND (o.valid_to IS NULL OR o.valid_to > ${today()}::date) AND o.disabled_at IS NULL
      AND (c.target_codes = '{}' OR o.code = ANY (c.target_codes) OR p.code = ANY (c.target_codes))
    RETURNING organization_id::text AS id`;
  if (targets.length === 0) return failure('campaigns.noTargets');
  const { number, title, titleEn, dueOn } = row;
  await notify(
    db,
    actor,
    targets.map((target) => ({
      ...{
        kind: 'campaign.announced' as const,
        organizationId: target.id,
        roles: administrators,
        targetType: 'campaign',
        targetId: id,
      },
      ...{ url: `/campaigns/${number}`, params: { title, titleEn, due: dueOn } },
    })),
  );
  await recordAudit(db, actor, {
    ...{ event: 'campaign.announced', targetType: 'campaign', targetId: id, organizationIds: [actor.organizationId] },
    after: { number, title, dueOn, targets: targets.length },
  });
  await publish(db, { organizationIds: '*', topic: 'campaigns', id });
  return success({ number });
}

const closeCampaignShape = z.object({ id: organizationId, state: z.string() });

/**
 * Ends a campaign. The locks on its targets wait for answers that are being written; what comes later is refused, with the reason. Open
 * organizations are no obstacle, but the closing words must say why.
 */
export async function closeCampaign(db: Db, actor: Actor, { id, version, closing }: CloseCampaignInput): Promise<Done> {
  const targets = await askRows(db, closeCampaignShape)`
    SELECT t.organization_id::text AS id, t.state FROM campaign_targets t
    WHERE t.campaign_id = ${id}::uuid AND t.ended_on IS NULL ORDER BY t.organization_id FOR UPDATE`;
  const open = targets.filter(({ state }) => !['done', 'not_applicable', 'explained'].includes(state)).length;
  if (open > 0 && closing === '') return failure('campaigns.stillOpen', 'closing', { open });
  const [row] = await askRows(db, announcedShape)`
    UPDATE campaigns SET state = 'closed', closed_at = ${now()}, closing = ${closing}, updated_at = ${now()}, version = version + 1
    WHERE id = ${id}::uuid AND state = 'announced' AND version = ${version}
    RETURNING id::text, number, title, title_en AS "titleEn", due_on::text AS "dueOn"`;
  if (row === undefined) return failure('conflict');
  const { number, title, titleEn } = row;
  await notify(
    db,
    actor,
    targets.map((target) => ({
      ...{
        kind: 'campaign.closed' as const,
        organizationId: target.id,
        roles: administrators,
        targetType: 'campaign',
        targetId: id,
      },
      ...{ url: `/campaigns/${number}`, params: { title, titleEn } },
    })),
  );
  await recordAudit(db, actor, {
    ...{ event: 'campaign.closed', targetType: 'campaign', targetId: id, organizationIds: [actor.organizationId] },
    after: { number, closing, open },
  });
  await publish(db, { organizationIds: '*', topic: 'campaigns', id });
  return success({ number });
}

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
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { listExtensions, lockTarget } from '../queries';
import type { AskExtensionInput, DecideExtensionInput } from '../schema';

type Done = Result<{ number: number; code: string }>;

/** The own organization asks for more time; one request at a time. */
export async function askExtension(db: Db, actor: Actor, input: AskExtensionInput): Promise<Done> {
  const { campaignId, wantedOn, reason } = input;
  const target = await lockTarget(db, campaignId, actor.organizationId);
  if (target === null || target.endedOn !== null) return failure('notFound');
  const { campaign } = target;
  if (campaign.state === 'closed') return failure('campaigns.closed');
  if (wantedOn <= target.dueOn) return failure('campaigns.notLater', 'wantedOn', { due: target.dueOn });
  const asked = await listExtensions(db, campaignId, actor.organizationId);
  if (asked.some(({ state }) => state === 'asked')) return failure('campaigns.alreadyAsked');
  const id = newId();
  await db.$executeRaw`
    INSERT INTO campaign_extensions (id, campaign_id, organization_id, reason, wanted_on, asked_by, asked_at)
    VALUES (${id}::uuid, ${campaignId}::uuid, ${actor.organizationId}::uuid, ${reason}, ${wantedOn}::date, ${actor.userName}, ${now()})`;
  const { number, title, titleEn, ownerId } = campaign;
  await notify(db, actor, {
    ...{
      kind: 'campaign.extension_asked',
      organizationId: ownerId,
      roles: administrators,
      targetType: 'campaign',
      targetId: campaignId,
    },
    url: `/campaigns/${number}/targets/${actor.organizationCode}`,
    params: {
      ...{ title, titleEn, wanted: wantedOn },
      ...{ organization: actor.organizationName, organizationEn: actor.organizationNameEn },
    },
  });
  await recordAudit(db, actor, {
    ...{ event: 'campaign.extension_asked', targetType: 'campaign', targetId: campaignId },
    ...{ organizationIds: [actor.organizationId], after: { number, wantedOn, reason } },
  });
  await publish(db, { organizationIds: [ownerId, actor.organizationId], topic: 'campaigns', id: campaignId });
  return success({ number, code: actor.organizationCode });
}

const decidedShape = z.object({
  campaignId: z.string(),
  organizationId,
  code: z.string(),
  wantedOn: z.string(),
});

/** Grants an extension, until the day that was asked for or another one, or refuses it with a reason. */
export async function decideExtension(db: Db, actor: Actor, input: DecideExtensionInput): Promise<Done> {
  const { id, verdict, answer } = input;
  const [asked] = await askRows(db, decidedShape)`
    SELECT e.campaign_id::text AS "campaignId", e.organization_id::text AS "organizationId", o.code, e.wanted_on::text AS "wantedOn"
    FROM campaign_extensions e JOIN organizations o ON o.id = e.organization_id WHERE e.id = ${id}::uuid`;
  const target = asked && (await lockTarget(db, asked.campaignId, asked.organizationId));
  if (asked === undefined || !target) return failure('notFound');
  if (target.campaign.state === 'closed') return failure('campaigns.closed');
  if (verdict === 'refused' && answer === '') return failure('required', 'answer');
  const grantedOn = verdict === 'granted' ? input.grantedOn || asked.wantedOn : null;
  if (grantedOn !== null && grantedOn <= target.dueOn)
    return failure('campaigns.notLater', 'grantedOn', { due: target.dueOn });
  const changed = await db.$executeRaw`
    UPDATE campaign_extensions SET state = ${verdict}, granted_on = ${grantedOn}::date, answer = ${answer}, decided_by = ${actor.userName},
      decided_at = ${now()} WHERE id = ${id}::uuid AND state = 'asked'`;
  if (changed === 0) return failure('conflict');
  if (grantedOn !== null)
    await db.$executeRaw`
      UPDATE campaign_targets SET due_on = ${grantedOn}::date, version = version + 1
      WHERE campaign_id = ${asked.campaignId}::uuid AND organization_id = ${asked.organizationId}::uuid`;
  const { number, title, titleEn } = target.campaign;
  await notify(db, actor, {
    ...{ kind: `campaign.extension_${verdict}` as const, organizationId: asked.organizationId, roles: administrators },
    ...{ targetType: 'campaign', targetId: asked.campaignId, url: `/campaigns/${number}` },
    params: { title, titleEn, due: grantedOn ?? target.dueOn },
  });
  await recordAudit(db, actor, {
    ...{ event: `campaign.extension_${verdict}`, targetType: 'campaign', targetId: asked.campaignId },
    ...{ organizationIds: [asked.organizationId], before: { dueOn: target.dueOn } },
    after: { number, dueOn: grantedOn ?? target.dueOn, answer },
  });
  await publish(db, {
    organizationIds: [actor.organizationId, asked.organizationId],
    topic: 'campaigns',
    id: asked.campaignId,
  });
  return success({ number, code: asked.code });
}

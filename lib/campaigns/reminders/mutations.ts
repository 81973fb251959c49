import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import { notify } from '@/lib/notifications/mutations';
import { remindAhead, remindEvery } from '../constants';
import { openTarget, today } from '../queries';

const remindedShape = z.object({
  campaignId: z.string(),
  organizationId,
  number: z.number(),
  title: z.string(),
  titleEn: z.string(),
  dueOn: z.string(),
});
type Reminded = z.infer<typeof remindedShape>;

/** Writes the reminder into the rows of the targets that it finds: of two at once each organization gets one. */
const remindWhere = (db: Db, which: Prisma.Sql): Promise<Reminded[]> => askRows(db, remindedShape)`
  UPDATE campaign_targets t SET reminded_at = ${now()}, reminders = t.reminders + 1 FROM campaigns c
  WHERE c.id = t.campaign_id AND c.state = 'announced' AND t.ended_on IS NULL AND ${which}
  RETURNING t.campaign_id::text AS "campaignId", t.organization_id::text AS "organizationId", c.number, c.title, c.title_en AS "titleEn",
    coalesce(t.due_on, c.due_on)::text AS "dueOn"`;

const tell = (db: Db, actor: Pick<Actor, 'userId'> | null, reminded: readonly Reminded[]): Promise<void> =>
  notify(
    db,
    actor,
    reminded.map(({ campaignId, organizationId, number, title, titleEn, dueOn }) => ({
      ...{ kind: 'campaign.reminded' as const, organizationId, roles: administrators },
      ...{
        targetType: 'campaign',
        targetId: campaignId,
        url: `/campaigns/${number}`,
        params: { title, titleEn, due: dueOn },
      },
    })),
  );

async function seesTargets(db: Db, campaignId: string): Promise<boolean> {
  const seen = await askRows(
    db,
    anyRow,
  )`SELECT 1 FROM campaign_targets WHERE campaign_id = ${campaignId}::uuid LIMIT 1`;
  return seen.length > 0;
}

/** Reminds those who have not answered, as far as the actor sees them; whoever was reminded today is not told twice. */
export async function remindCampaign(
  db: Db,
  actor: Actor,
  { campaignId }: { campaignId: string },
): Promise<Result<{ reminded: number }>> {
  const reminded = await remindWhere(
    db,
    Prisma.sql`t.campaign_id = ${campaignId}::uuid AND t.missing > 0 AND ${openTarget} AND t.organization_id <> ${actor.organizationId}::uuid
      AND (t.reminded_at IS NULL OR t.reminded_at < ${today()}::date::timestamp AT TIME ZONE 'Asia/Tokyo')`,
  );
  const [first] = reminded;
  if (first === undefined)
    return failure((await seesTargets(db, campaignId)) ? 'campaigns.nobodyToRemind' : 'notFound');
  await tell(db, actor, reminded);
  await recordAudit(db, actor, {
    ...{ event: 'campaign.reminded', targetType: 'campaign', targetId: campaignId },
    ...{ organizationIds: [actor.organizationId], after: { number: first.number, targets: reminded.length } },
  });
  return success({ reminded: reminded.length });
}

/** The clock's: from `remindAhead` days before the end on, once in `remindEvery` days, whoever is not through. */
export async function remindDue(db: Db): Promise<number> {
  const reminded = await remindWhere(
    db,
    Prisma.sql`${openTarget} AND coalesce(t.due_on, c.due_on) <= ${today()}::date + ${remindAhead}::int
      AND (t.reminded_at IS NULL OR t.reminded_at < ${now()}::timestamptz - make_interval(days => ${remindEvery}::int))`,
  );
  await tell(db, null, reminded);
  return reminded.length;
}

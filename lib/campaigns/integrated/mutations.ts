import 'server-only';
import { z } from 'zod';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { anyRow, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { organizationId } from '@/lib/core/id-shapes';
import { notify } from '@/lib/notifications/mutations';
import { today } from '../queries';
import { freezeState } from './rules';
import type { ReportBacklogInput, ReportTestInput, SetFreezeInput } from './schema';

type Done = Result<{ code: string }>;

const slotShape = z.object({
  code: z.string(),
  organizationId: organizationId.nullable(),
  fromOn: z.string(),
  toOn: z.string(),
  voluntary: z.boolean(),
});

/** What came of a test at the own organization. Nothing is tested outside of the span that was agreed (S3). */
export async function reportTest(db: Db, actor: Actor, input: ReportTestInput): Promise<Done> {
  const { slotId, result, comment, version } = input;
  const [slot] = await askRows(db, slotShape)`
    SELECT r.code, s.organization_id::text AS "organizationId", s.from_on::text AS "fromOn", s.to_on::text AS "toOn", s.voluntary
    FROM test_slots s JOIN test_rounds r ON r.id = s.round_id WHERE s.id = ${slotId}::uuid`;
  if (slot === undefined) return failure('notFound');
  const mine =
    slot.organizationId === null
      ? ['municipality', 'prefecture'].includes(actor.organizationKind)
      : slot.organizationId === actor.organizationId;
  if (!mine) return failure('notFound');
  if (result === 'declined' && !slot.voluntary) return failure('campaigns.notVoluntary', 'result');
  const tested = result === 'passed' || result === 'failed';
  const testedOn = tested ? input.testedOn : null;
  if (testedOn === '') return failure('required', 'testedOn');
  if (testedOn !== null && (testedOn < slot.fromOn || testedOn > slot.toOn))
    return failure('campaigns.outsideTest', 'testedOn', { from: slot.fromOn, to: slot.toOn });
  if (testedOn !== null && testedOn > today()) return failure('campaigns.future', 'testedOn');
  if ((result === 'exempt' || result === 'failed') && comment === '') return failure('campaigns.noReason', 'comment');
  const changed = await db.$executeRaw`
    INSERT INTO test_results (slot_id, organization_id, result, tested_on, comment, reported_by, reported_at)
    VALUES (${slotId}::uuid, ${actor.organizationId}::uuid, ${result}, ${testedOn}::date, ${comment}, ${actor.userName}, ${now()})
    ON CONFLICT (slot_id, organization_id) DO UPDATE SET result = EXCLUDED.result, tested_on = EXCLUDED.tested_on, comment = EXCLUDED.comment,
      reported_by = EXCLUDED.reported_by, reported_at = EXCLUDED.reported_at, version = test_results.version + 1
      WHERE test_results.version = ${version === '' ? 0 : version}`;
  if (changed === 0) return failure('conflict');
  await recordAudit(db, actor, {
    ...{
      event: 'test_result.reported',
      targetType: 'test_result',
      targetId: slotId,
      organizationIds: [actor.organizationId],
    },
    after: { result, testedOn, comment },
  });
  await publish(db, { organizationIds: [actor.organizationId], topic: 'tests', id: slotId });
  return success({ code: slot.code });
}

const setFreezeShape = z.object({ code: z.string(), kind: z.string() });

const idShape = z.object({ id: organizationId });

/** Sets the days of a freeze; its end without a day stays open. Everybody whom it stops is told. */
export async function setFreeze(db: Db, actor: Actor, { id, version, fromOn, toOn }: SetFreezeInput): Promise<Done> {
  if (toOn !== '' && (fromOn === '' || toOn < fromOn)) return failure('campaigns.span', 'toOn');
  const [row] = await askRows(db, setFreezeShape)`
    UPDATE freezes f SET from_on = nullif(${fromOn}, '')::date, to_on = nullif(${toOn}, '')::date, version = f.version + 1
    FROM test_rounds r WHERE r.id = f.round_id AND f.id = ${id}::uuid AND f.version = ${version} RETURNING r.code, f.kind`;
  if (row === undefined) return failure('conflict');
  const bodies = await askRows(db, idShape)`
    SELECT o.id::text FROM organizations o WHERE o.kind IN ('municipality', 'prefecture') AND o.valid_to IS NULL AND o.disabled_at IS NULL`;
  await notify(
    db,
    actor,
    bodies.map((body) => ({
      ...{
        kind: 'freeze.set' as const,
        organizationId: body.id,
        roles: administrators,
        targetType: 'freeze',
        targetId: id,
      },
      ...{ url: `/tests/${row.code}`, params: { from: fromOn || '－', to: toOn || '－' } },
    })),
  );
  await recordAudit(db, actor, {
    ...{ event: 'freeze.set', targetType: 'freeze', targetId: id, organizationIds: [actor.organizationId] },
    after: { kind: row.kind, fromOn, toOn },
  });
  await publish(db, { organizationIds: '*', topic: 'tests', id });
  return success({ code: row.code });
}

const reportBacklogShape = z.object({
  code: z.string(),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  blocks: z.array(z.string()),
});

/** How many cases gathered at the own organization while it was frozen, and how many of them are done; none is done before it ends. */
export async function reportBacklog(db: Db, actor: Actor, input: ReportBacklogInput): Promise<Done> {
  const { freezeId, work, waiting, workedOff, version } = input;
  const [freeze] = await askRows(db, reportBacklogShape)`
    SELECT r.code, f.from_on::text AS "fromOn", f.to_on::text AS "toOn", f.blocks FROM freezes f JOIN test_rounds r ON r.id = f.round_id
    WHERE f.id = ${freezeId}::uuid`;
  if (freeze === undefined || !freeze.blocks.includes(work)) return failure('notFound');
  const state = freezeState(freeze, today());
  if (state === 'unset' || state === 'planned') return failure('campaigns.notFrozenYet');
  if (workedOff > waiting) return failure('campaigns.tooManyWorkedOff', 'workedOff', { waiting });
  if (state === 'frozen' && workedOff > 0)
    return failure('campaigns.frozen', 'workedOff', { from: freeze.fromOn ?? '', to: freeze.toOn ?? '' });
  const [own] = await askRows(db, anyRow)`
    SELECT 1 FROM freeze_backlogs WHERE freeze_id = ${freezeId}::uuid AND work = ${work} AND organization_id = ${actor.organizationId}::uuid`;
  if (version !== '' && own === undefined) return failure('notFound');
  const changed = await db.$executeRaw`
    INSERT INTO freeze_backlogs (freeze_id, organization_id, work, waiting, worked_off, reported_by, reported_at)
    VALUES (${freezeId}::uuid, ${actor.organizationId}::uuid, ${work}, ${waiting}, ${workedOff}, ${actor.userName}, ${now()})
    ON CONFLICT (freeze_id, organization_id, work) DO UPDATE SET waiting = EXCLUDED.waiting, worked_off = EXCLUDED.worked_off,
      reported_by = EXCLUDED.reported_by, reported_at = EXCLUDED.reported_at, version = freeze_backlogs.version + 1
      WHERE freeze_backlogs.version = ${version === '' ? 0 : version}`;
  if (changed === 0) return failure('conflict');
  await recordAudit(db, actor, {
    ...{
      event: 'freeze.backlog_reported',
      targetType: 'freeze',
      targetId: freezeId,
      organizationIds: [actor.organizationId],
    },
    after: { work, waiting, workedOff },
  });
  await publish(db, { organizationIds: [actor.organizationId], topic: 'tests', id: freezeId });
  return success({ code: freeze.code });
}

const remindBacklogShape = z.object({ id: organizationId, code: z.string(), work: z.string(), left: z.number() });

/** After the freeze reminds those who have cases left, as far as the actor sees them; once a day. */
export async function remindBacklog(
  db: Db,
  actor: Actor,
  { freezeId }: { freezeId: string },
): Promise<Result<{ reminded: number }>> {
  const left = await askRows(db, remindBacklogShape)`
    UPDATE freeze_backlogs l SET reminded_at = ${now()} FROM freezes f JOIN test_rounds r ON r.id = f.round_id
    WHERE f.id = l.freeze_id AND l.freeze_id = ${freezeId}::uuid AND f.to_on < ${today()}::date AND l.worked_off < l.waiting
      AND l.organization_id <> ${actor.organizationId}::uuid
      AND (l.reminded_at IS NULL OR l.reminded_at < ${today()}::date::timestamp AT TIME ZONE 'Asia/Tokyo')
    RETURNING l.organization_id::text AS id, r.code, l.work, l.waiting - l.worked_off AS left`;
  if (left.length === 0) {
    const seen = await askRows(db, anyRow)`SELECT 1 FROM freeze_backlogs WHERE freeze_id = ${freezeId}::uuid LIMIT 1`;
    return failure(seen.length > 0 ? 'campaigns.nobodyToRemind' : 'notFound');
  }
  await notify(
    db,
    actor,
    left.map(({ id, code, left: count }) => ({
      ...{
        kind: 'freeze.backlog_reminded' as const,
        organizationId: id,
        roles: administrators,
        targetType: 'freeze',
        targetId: freezeId,
      },
      ...{ url: `/tests/${code}`, params: { count } },
    })),
  );
  await recordAudit(db, actor, {
    ...{
      event: 'freeze.backlog_reminded',
      targetType: 'freeze',
      targetId: freezeId,
      organizationIds: [actor.organizationId],
    },
    after: { targets: left.length },
  });
  return success({ reminded: left.length });
}

import 'server-only';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { findMunicipality, listMunicipalities, loadWindowFacts, operatingNow } from '../queries';
import type { WindowOrganization } from '../types';
import { formatMinuteSpan } from '../wording/rules';
import { findExtension, type LockedExtension, listOthers, lockExtension, noticeMinutesOn } from './queries';
import { checkExtension, endAfterWithdrawal, isNotOver, partiesOf, stateAfter, stopInTheWay } from './rules';
import type { AnswerExtensionInput, RequestExtensionInput, WithdrawExtensionInput } from './schema';

type Done = Result<{ number: number }>;

/** Asks for an extension, or announces it where no agreement is needed (S0 §1 point 6). */
export async function requestExtension(db: Db, actor: Actor, input: RequestExtensionInput): Promise<Done> {
  const { kind, date, from, to, deadline, reason } = input;
  const asker: WindowOrganization = {
    id: actor.organizationId,
    kind: 'municipality',
    prefectureId: actor.parentOrganizationId,
  };
  const partners: WindowOrganization[] = [];
  for (const code of kind === 'wide-area-issuance' ? input.partners : []) {
    const partner = await findMunicipality(db, code, asker.prefectureId);
    if (partner === null) return failure('window.unknownOrganization', 'partners', { code });
    partners.push(partner);
  }
  const wanted = { kind, date, from, to, partners, deadline: kind === 'in-house' ? null : deadline };
  const facts = await loadWindowFacts(db, date);
  const others = await listOthers(db, actor.organizationId, date);
  const given = { asker, facts, others, now: now(), operatingNow: await operatingNow(db) };
  const checked = checkExtension(wanted, given);
  if (!checked.ok) return checked;
  const parties = partiesOf(wanted, asker, facts.centerId);
  const id = newId();
  const agreed = kind === 'in-house';
  const { number } = await db.extension.create({
    data: {
      ...{ id, kind, reason, organizationId: asker.id, date: toDateColumn(date), fromMinute: from, toMinute: to },
      ...{ state: agreed ? 'agreed' : 'requested', deadline: wanted.deadline, settledAt: agreed ? now() : null },
      concernedIds: [asker.id, ...parties.map(({ organizationId }) => organizationId)],
      ...{ createdBy: actor.userId, createdAt: now() },
    },
    select: { number: true },
  });
  await db.extensionParty.createMany({ data: parties.map((party) => ({ extensionId: id, ...party })) });
  await enter(db, actor, id, agreed ? 'announced' : 'requested', reason);
  if (agreed) await takeEffect(db, id);
  const extension = await findExtension(db, id);
  if (extension === null) throw new Error('an extension that was just written is not there');
  await record(db, actor, extension, agreed ? 'announced' : 'requested');
  return success({ number });
}

/** The own organization's answer. The extension's row is locked: of two last ones at once one is the last. */
export async function answerExtension(db: Db, actor: Actor, input: AnswerExtensionInput): Promise<Done> {
  const extension = await lockExtension(db, input.id);
  if (extension === null) return failure('notFound');
  const party = extension.parties.find(({ organizationId }) => organizationId === actor.organizationId);
  if (!party?.answers) return failure('denied');
  if (extension.state !== 'requested') return failure('window.settled');
  if (party.agreed !== null) return failure('window.answered');
  if (extension.deadline !== null && extension.deadline <= now()) return failure('window.deadlineOver');
  const { agree, comment } = input;
  const possible = agree ? await canTakeEffect(db, extension) : success(null);
  if (!possible.ok) return possible;
  await db.extensionParty.updateMany({
    where: { extensionId: extension.id, organizationId: actor.organizationId, agreed: null },
    data: { agreed: agree, comment, answeredAt: now() },
  });
  await enter(db, actor, extension.id, agree ? 'agreed' : 'refused', comment);
  const answers = extension.parties.filter(({ answers }) => answers).map((one) => (one === party ? agree : one.agreed));
  const state = stateAfter(answers);
  if (state !== 'requested') await settle(db, extension, state);
  if (state === 'agreed') {
    await enter(db, actor, extension.id, 'settled', '');
    await takeEffect(db, extension.id);
  }
  await record(db, actor, extension, state === 'agreed' ? 'settled' : agree ? 'agreed' : 'refused');
  return success({ number: extension.number });
}

/** Nothing that was planned since it was asked for stands in its way. */
async function canTakeEffect(db: Db, extension: LockedExtension): Promise<Result<null>> {
  const open = isNotOver(extension, await operatingNow(db));
  if (!open.ok) return open;
  const { organizationId, parties, date } = extension;
  const answering = parties.filter(({ answers }) => answers).map((party) => party.organizationId);
  const towns = await listMunicipalities(db, [organizationId, ...answering]);
  const asker = towns.find(({ id }) => id === organizationId);
  // A town that has ended asks for nothing any more; its successor asks anew.
  if (asker === undefined) return failure('notFound');
  const partners = towns.filter((town) => town !== asker);
  const stop = stopInTheWay({ ...extension, partners }, { asker, facts: await loadWindowFacts(db, date) });
  if (stop === null) return success(null);
  // The form of an answer has no field for it.
  const { field: _field, ...problem } = stop;
  return { ok: false, problems: [problem] };
}

/** Takes an extension back: the asker always, one who agreed as long as it is not over. A running one ends after a notice period. */
export async function withdrawExtension(db: Db, actor: Actor, input: WithdrawExtensionInput): Promise<Done> {
  const extension = await lockExtension(db, input.id);
  if (extension === null) return failure('notFound');
  const party = extension.parties.find(({ organizationId }) => organizationId === actor.organizationId);
  const asks = extension.organizationId === actor.organizationId;
  if (!asks && !(party?.answers && party.agreed)) return failure('denied');
  if (extension.state !== 'requested' && extension.state !== 'agreed') return failure('window.settled');
  const at = await operatingNow(db);
  const possible = isNotOver(extension, at);
  if (!possible.ok) return possible;
  await settle(db, extension, 'withdrawn');
  const end = endAfterWithdrawal(extension, at, await noticeMinutesOn(db, extension.date));
  if (end === null) await db.extensionEffect.deleteMany({ where: { extensionId: extension.id } });
  else await db.extensionEffect.updateMany({ where: { extensionId: extension.id }, data: { toMinute: end } });
  await enter(db, actor, extension.id, 'withdrawn', input.comment);
  await record(db, actor, extension, 'withdrawn');
  return success({ number: extension.number });
}

const settle = (db: Db, { id }: LockedExtension, state: 'agreed' | 'refused' | 'withdrawn') =>
  db.extension.updateMany({ where: { id }, data: { state, settledAt: now(), version: { increment: 1 } } });

const enter = (db: Db, actor: Actor, extensionId: string, kind: string, comment: string) =>
  db.extensionEntry.createMany({
    data: [
      {
        id: newId(),
        extensionId,
        at: now(),
        kind,
        organizationId: actor.organizationId,
        userName: actor.userName,
        comment,
      },
    ],
  });

/** From here on calendar, plan and counters go by it. */
async function takeEffect(db: Db, id: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO extension_effects (extension_id, kind, date, from_minute, to_minute, participant_ids, prefecture_ids)
    SELECT e.id, e.kind, e.date, e.from_minute, e.to_minute, array_agg(o.id), array_agg(DISTINCT o.parent_id)
      FROM extensions e
      JOIN organizations o ON o.kind = 'municipality' AND (o.id = e.organization_id
        OR o.id IN (SELECT p.organization_id FROM extension_parties p WHERE p.extension_id = e.id AND p.answers))
     WHERE e.id = ${id}::uuid GROUP BY e.id`;
}

/** Audit row, notifications to all concerned, and what open pages hear. */
async function record(db: Db, actor: Actor, extension: LockedExtension, event: string): Promise<void> {
  const { id, number, kind, date, from, to, parties } = extension;
  const organizationIds = [extension.organizationId, ...parties.map(({ organizationId }) => organizationId)];
  await recordAudit(db, actor, {
    event: `extension.${event}`,
    targetType: 'extension',
    targetId: id,
    organizationIds,
    after: { number, kind, date, span: formatMinuteSpan({ from, to }) },
  });
  await notify(
    db,
    actor,
    organizationIds.map((organizationId) => {
      const asked =
        event === 'requested' && parties.some((party) => party.answers && party.organizationId === organizationId);
      return {
        kind: asked ? ('extension.asked' as const) : (`extension.${event}` as 'extension.requested'),
        organizationId,
        roles: administrators,
        targetType: 'extension',
        targetId: id,
        url: `/operations/extensions/${number}`,
        params: {
          number,
          ...{ date, span: formatMinuteSpan({ from, to }) },
          ...{ organization: actor.organizationName, organizationEn: actor.organizationNameEn },
        },
      };
    }),
  );
  await publish(db, { organizationIds, topic: 'operations', id });
}

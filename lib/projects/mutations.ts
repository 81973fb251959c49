import 'server-only';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { listHolidays } from '@/lib/calendar/queries';
import { addDays, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { translationsOf } from '@/lib/core/i18n/server';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { checkLists, partnersLimit } from './constants';
import { findTowns } from './queries';
import type { BeginProjectInput } from './schema';
import { firstChecks } from './template/constants';
import { halfMonthOf, templateItems } from './template/rules';

/** The holidays that a plan from a date on may meet: two years, which no plan here is longer than. */
export const holidaysFrom = (db: Db, date: string): Promise<ReadonlySet<string>> =>
  listHolidays(db, addDays(date, -31), addDays(date, 800));

/** Begins a project with all items of the template, dated from the half-month of `startsOn` on; partners are told. */
export async function beginProject(
  db: Db,
  actor: Actor,
  { title, system, startsOn, partners, vending }: BeginProjectInput,
): Promise<Result<{ number: number }>> {
  if (startsOn < '2000-01-01' || startsOn > '2099-12-31') return failure('outOfRange', 'startsOn');
  if (partners.length > partnersLimit) return failure('projects.tooManyPartners', 'partners', { max: partnersLimit });
  const towns = await findTowns(db, partners);
  const unknown = partners.find((code) => !towns.some((town) => town.code === code));
  if (unknown !== undefined) return failure('projects.unknownTown', 'partners', { code: unknown });
  const others = towns.map(({ id }) => id).filter((id) => id !== actor.organizationId);
  const partnerIds = [actor.organizationId, ...others];
  const id = newId();
  const first = halfMonthOf(startsOn);
  const at = now();
  const row = { id, title, system, vending, leadOrganizationId: actor.organizationId, partnerIds };
  await db.project.createMany({
    data: [{ ...row, startsOn: toDateColumn(first), createdBy: actor.userId, createdAt: at, updatedAt: at }],
  });
  await fillIn(db, actor, id, templateItems(first, others.length > 0, await holidaysFrom(db, first)));
  const made = await db.project.findUniqueOrThrow({ where: { id }, select: { number: true } });
  await recordAudit(db, actor, {
    ...{ event: 'project.begun', targetType: 'project', targetId: id, organizationIds: others },
    after: { number: made.number, title, system, startsOn: first, partners, vending },
  });
  await notify(
    db,
    actor,
    others.map((organizationId) => ({
      ...{ kind: 'project.joined' as const, organizationId, roles: administrators },
      ...{ targetType: 'project', targetId: id, url: `/projects/${made.number}` },
      params: { title, organization: actor.organizationName, organizationEn: actor.organizationNameEn },
    })),
  );
  return success({ number: made.number });
}

/** The template's items and first checklists. */
async function fillIn(db: Db, actor: Actor, projectId: string, items: ReturnType<typeof templateItems>): Promise<void> {
  const t = translationsOf(actor.locale, 'projects');
  await db.projectItem.createMany({
    data: items.map(({ startsOn, endsOn, dependsOn, ...item }) => ({
      ...{ ...item, projectId, dependsOn: [...dependsOn], fileIds: [] },
      ...{ startsOn: startsOn && toDateColumn(startsOn), endsOn: endsOn && toDateColumn(endsOn) },
    })),
  });
  await db.projectCheck.createMany({
    data: checkLists.flatMap((list) =>
      firstChecks[list].map((key) => ({
        id: newId(),
        projectId,
        list,
        title: t(`firstChecks.${list}.${key}` as never),
      })),
    ),
  });
}

import 'server-only';
import { type Actor, administrators } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { isWorkingDay, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { translationsOf } from '@/lib/core/i18n/server';
import { grantFiles } from '@/lib/files/mutations';
import { notify } from '@/lib/notifications/mutations';
import { holidaysFrom } from '../mutations';
import { type LockedProject, listItems, listReaders, lockProject } from '../queries';
import { findCycle, moveDependents } from '../schedule/rules';
import type { DecideItemInput, RecordItemInput, ScheduleItemInput } from '../schema';
import { type ItemKey, milestone } from '../template/constants';
import type { ItemRow } from '../types';

type Done = Result<{ number: number }>;
type Found = { readonly project: LockedProject; readonly items: readonly ItemRow[]; readonly item: ItemRow };

/** The project under a lock and the item as the form had it. */
async function take(
  db: Db,
  actor: Actor,
  { projectId, key, version }: { projectId: string; key: string; version: number },
): Promise<Result<Found>> {
  const project = await lockProject(db, projectId, actor.organizationId);
  if (project === null) return failure('notFound');
  const items = await listItems(db, projectId);
  const item = items.find((one) => one.key === key);
  if (item === undefined) return failure('notFound');
  return item.version === version ? success({ project, items, item }) : failure('conflict');
}

async function write(
  db: Db,
  actor: Actor,
  { project, item }: Pick<Found, 'project' | 'item'>,
  event: 'scheduled' | 'moved' | 'recorded' | 'approved' | 'returned',
  change: Readonly<Record<string, unknown>>,
  audit: { readonly before: Readonly<Record<string, unknown>>; readonly after: Readonly<Record<string, unknown>> },
): Promise<void> {
  const where = { projectId: project.id, key: item.key };
  await db.projectItem.updateMany({ where, data: { ...change, version: item.version + 1 } });
  await recordAudit(db, actor, {
    ...{ event: `project_item.${event}` as const, targetType: 'project', targetId: project.id },
    organizationIds: project.partnerIds,
    before: audit.before,
    after: { number: project.number, key: item.key, ...audit.after },
  });
}

const touch = async (db: Db, { id, partnerIds }: LockedProject): Promise<void> => {
  await db.project.updateMany({ where: { id }, data: { updatedAt: now() } });
  await publish(db, { organizationIds: partnerIds, topic: 'projects', id });
};

/**
 * Dates and dependencies of an item. A cycle is refused and named; what depends on the item is moved to where it can begin, and so is the
 * item itself.
 */
export async function scheduleItem(db: Db, actor: Actor, input: ScheduleItemInput): Promise<Done> {
  const found = await take(db, actor, input);
  if (!found.ok) return found;
  const { project, items, item } = found.value;
  const { startsOn, endsOn, dependsOn } = input;
  const holidays = await holidaysFrom(db, startsOn ?? '2026-01-01');
  const wrong = checkDates(input, holidays);
  if (wrong !== null) return wrong;
  const known = dependsOn.find((key) => !items.some((one) => one.key === key));
  if (known !== undefined) return failure('invalid', 'dependsOn');
  const planned = items.map((one) => (one.key === item.key ? { ...one, startsOn, endsOn, dependsOn } : one));
  const cycle = findCycle(planned);
  if (cycle !== null) {
    const t = translationsOf(actor.locale, 'projects');
    return failure('projects.cycle', 'dependsOn', {
      cycle: cycle.map((key) => t(`items.${key as ItemKey}`)).join(' → '),
    });
  }
  const { startsOn: started, endsOn: ended, dependsOn: depended } = item;
  const before = { startsOn: started, endsOn: ended, dependsOn: depended };
  const dates = { startsOn: startsOn && toDateColumn(startsOn), endsOn: endsOn && toDateColumn(endsOn) };
  await write(
    db,
    actor,
    found.value,
    'scheduled',
    { ...dates, dependsOn },
    { before, after: { startsOn, endsOn, dependsOn } },
  );
  const begun = new Set(items.filter(({ state }) => state !== 'planned').map(({ key }) => key));
  for (const [key, moved] of moveDependents(planned, begun, holidays)) {
    const other = items.find((one) => one.key === key);
    if (other === undefined) continue;
    const version = key === item.key ? item.version + 1 : other.version;
    await write(
      ...([db, actor, { project, item: { ...other, version } }, 'moved'] as const),
      { startsOn: toDateColumn(moved.startsOn), endsOn: toDateColumn(moved.endsOn) },
      { before: { startsOn: other.startsOn, endsOn: other.endsOn }, after: { ...moved, because: item.key } },
    );
  }
  await touch(db, project);
  return success({ number: project.number });
}

function checkDates({ key, startsOn, endsOn }: ScheduleItemInput, holidays: ReadonlySet<string>) {
  if (startsOn === null && endsOn === null) return null;
  if (startsOn === null) return failure('required', 'startsOn');
  if (endsOn === null) return failure('required', 'endsOn');
  if (startsOn < '2000-01-01' || startsOn > '2099-12-31') return failure('outOfRange', 'startsOn');
  if (endsOn < startsOn) return failure('projects.endsBeforeStart', 'endsOn');
  if (endsOn > `${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`) return failure('projects.tooLong', 'endsOn');
  if (!isWorkingDay(startsOn, holidays)) return failure('projects.noWorkingDay', 'startsOn', { date: startsOn });
  if (!isWorkingDay(endsOn, holidays)) return failure('projects.noWorkingDay', 'endsOn', { date: endsOn });
  return key === milestone && startsOn !== endsOn ? failure('projects.oneDay', 'endsOn') : null;
}

/** How far an item has got, with what came out and its evidence. 'Done' asks the others to approve it. */
export async function recordItem(db: Db, actor: Actor, input: RecordItemInput): Promise<Done> {
  const found = await take(db, actor, input);
  if (!found.ok) return found;
  const { project, items, item } = found.value;
  const { state, note, fileIds } = input;
  if (item.state === 'approved') return failure('projects.approved');
  if (state === 'not_applicable' && note === '') return failure('required', 'note');
  if (state === 'done' && note === '' && fileIds.length === 0) return failure('projects.evidence', 'note');
  const waits = items.find(
    ({ key, state: other }) => item.dependsOn.includes(key) && (other === 'planned' || other === 'under_way'),
  );
  if (state === 'done' && waits !== undefined) {
    const t = translationsOf(actor.locale, 'projects');
    return failure('projects.waits', 'state', { item: t(`items.${waits.key}`) });
  }
  const kept = [...new Set([...item.fileIds, ...fileIds])];
  if (!(await grantFiles(db, actor, fileIds, await listReaders(db, project.partnerIds))))
    return failure('notFound', 'fileIds');
  const done =
    state === 'done'
      ? { doneBy: actor.userId, doneName: actor.userName, doneAt: now() }
      : { doneBy: null, doneName: '', doneAt: null };
  const change = { state, note, fileIds: kept, ...done, returned: state === 'done' ? '' : item.returned };
  const before = { state: item.state, note: item.note };
  await write(db, actor, found.value, 'recorded', change, { before, after: { state, note, files: fileIds } });
  if (state === 'done') await tell(db, actor, project, item, 'done');
  await touch(db, project);
  return success({ number: project.number });
}

/** Somebody else of the partners approves what is done, or returns it with the reason. */
export async function decideItem(db: Db, actor: Actor, input: DecideItemInput): Promise<Done> {
  const found = await take(db, actor, input);
  if (!found.ok) return found;
  const { project, item } = found.value;
  const { decision, comment } = input;
  if (item.state !== 'done') return failure('projects.notDone');
  if (item.doneBy === actor.userId) return failure('projects.ownWork');
  if (decision === 'return' && comment === '') return failure('required', 'comment');
  const approved = { state: 'approved', approvedBy: actor.userName, approvedAt: now(), returned: '' };
  const returned = { state: 'under_way', doneBy: null, doneName: '', doneAt: null, returned: comment };
  const change = decision === 'approve' ? approved : returned;
  const event = decision === 'approve' ? 'approved' : 'returned';
  await write(db, actor, found.value, event, change, {
    before: { state: item.state },
    after: { state: change.state, ...(comment === '' ? {} : { comment }) },
  });
  if (decision === 'return') await tell(db, actor, project, item, 'returned');
  await touch(db, project);
  return success({ number: project.number });
}

/** Those who may approve hear of what is done; whoever did it hears of its return. */
async function tell(
  db: Db,
  actor: Actor,
  project: LockedProject,
  item: ItemRow,
  what: 'done' | 'returned',
): Promise<void> {
  await notify(
    db,
    actor,
    project.partnerIds.map((organizationId) => ({
      kind: what === 'done' ? ('project.item_done' as const) : ('project.item_returned' as const),
      ...{ organizationId, roles: administrators },
      ...(what === 'returned' && item.doneBy !== null ? { userId: item.doneBy } : {}),
      ...{ targetType: 'project', targetId: project.id, url: `/projects/${project.number}/items/${item.key}` },
      params: { title: project.title },
    })),
  );
}

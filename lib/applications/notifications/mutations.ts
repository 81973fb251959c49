import 'server-only';
import { type Actor, administrators } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import type { OrganizationId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import type { NewNotification } from '@/lib/notifications/types';
import type { LockedApplication } from '../queries';
import type { ApplicationForm, Standing } from '../types';

/** One application that has just moved. */
export interface Moved {
  readonly application: LockedApplication;
  readonly form: Pick<ApplicationForm, 'name' | 'nameEn'>;
  readonly event: string;
  readonly after: Standing;
  readonly waitingId: OrganizationId | null;
  readonly dueOn: string | null;
}

type Kind = Extract<NewNotification['kind'], `application.${string}`>;

/**
 * Who is told what. The next reviewer that it waits for them; the applicant what came of it; those who reviewed it already how it ended.
 * A later step hears nothing after a return, a rejection or a withdrawal.
 */
export function tellings(
  { application, event, after, waitingId }: Moved,
  decidedBy: OrganizationId,
): (readonly [OrganizationId, Kind])[] {
  const { organizationId, steps } = application;
  const reached = steps.filter(({ reached }) => reached).map((step) => step.organizationId);
  const others = [...new Set(reached)].filter((id) => id !== organizationId && id !== decidedBy);
  if (event === 'withdrawn') return others.map((id) => [id, 'application.withdrawn'] as const);
  if (event === 'received') return others.map((id) => [id, 'application.received'] as const);
  if (after.state === 'in_review' && waitingId !== null) {
    const next = [[waitingId, 'application.waiting'] as const];
    return event === 'approved' ? [...next, [organizationId, 'application.advanced'] as const] : next;
  }
  if (event === 'handed_over') return [[organizationId, 'application.handed_over']];
  if (after.state === 'returned') return [[organizationId, 'application.returned']];
  if (after.state !== 'approved' && after.state !== 'rejected') return [];
  const kind = `application.${after.state}` as const;
  return [organizationId, ...others].map((id) => [id, kind] as const);
}

/** Queues what people are told of applications that moved, and wakes open pages. */
export async function tellMoved(db: Db, actor: Actor, moved: readonly Moved[]): Promise<void> {
  const notifications = moved.flatMap((one) => {
    const { number, id, subject } = one.application;
    return tellings(one, actor.organizationId).map(([organizationId, kind]) => ({
      ...{ kind, organizationId, roles: administrators },
      ...{ targetType: 'application', targetId: id, url: `/applications/${number}` },
      params: {
        ...{ number, subject, due: one.dueOn ?? '', form: one.form.name, formEn: one.form.nameEn },
        ...{ organization: actor.organizationName, organizationEn: actor.organizationNameEn },
      },
    }));
  });
  await notify(db, actor, notifications);
  await publish(
    db,
    moved.map(({ application, waitingId }) => ({
      organizationIds: [...new Set([...application.concernedIds, ...(waitingId === null ? [] : [waitingId])])],
      topic: 'applications',
      id: application.id,
    })),
  );
}

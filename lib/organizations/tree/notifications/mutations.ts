import 'server-only';
import { type Actor, administrators } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import type { NotificationKind } from '@/lib/notifications/constants';
import { notify } from '@/lib/notifications/mutations';
import type { Tree, TreeChange } from '../types';
import { nameChange, toldOf } from './rules';

type About = { readonly before: Tree; readonly after: Tree; readonly change: TreeChange };
type News = Extract<NotificationKind, `organization.${string}`>;

const centerOf = (tree: Tree) =>
  [...tree.nodes.values()].find((node) => node.kind === 'center' && node.endedOn === null);

function message({ before, change }: About) {
  return {
    roles: administrators,
    targetType: 'organization_change',
    targetId: change.id,
    params: {
      number: change.effectiveOn,
      subject: nameChange(before, change, 'ja'),
      subjectEn: nameChange(before, change, 'en'),
      organization: centerOf(before)?.name ?? '',
      organizationEn: centerOf(before)?.nameEn ?? '',
    },
  };
}

/** Tells the bodies that a change concerns; names are those before it, addresses those after it. */
export function notifyConcerned(db: Db, actor: Pick<Actor, 'userId'> | null, kind: News, about: About): Promise<void> {
  const told = toldOf(about.after, about.change);
  const words = message(about);
  return notify(
    db,
    actor,
    told.map(({ id, code }) => ({ kind, organizationId: id, url: `/organizations/${code}`, ...words })),
  );
}

/** Tells the center, which planned it, that a change does not fit any more. */
export async function notifyPlanners(db: Db, about: About): Promise<void> {
  const center = centerOf(about.before);
  if (center === undefined) return;
  const url = '/admin/organizations';
  await notify(db, null, { kind: 'organization.change_failed', organizationId: center.id, url, ...message(about) });
}

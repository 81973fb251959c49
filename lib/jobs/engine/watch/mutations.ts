import 'server-only';
import { administrators } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { notify } from '@/lib/notifications/mutations';
import type { RunWarning } from '../../constants';
import { warningsOf } from '../../runs/rules';
import type { ActiveNet, OpenRun } from '../queries';

/** Tells the owner of times that passed while nothing could begin. */
export async function tellMissed(db: Db, net: ActiveNet, times: readonly Date[]): Promise<void> {
  const last = times.at(-1);
  if (!last) return;
  await notify(db, null, {
    kind: 'job.missed',
    organizationId: net.organizationId,
    roles: administrators,
    targetType: 'job_net',
    targetId: net.id,
    url: `/operations/jobs/${net.code}`,
    params: { net: net.code, count: String(times.length), ...timeWords(last) },
  });
}

const timeWords = (at: Date) => ({ time: formatShortDateTime(at, 'ja'), timeEn: formatShortDateTime(at, 'en') });

/** A late start, a late end, a run that takes longer than it should: each told once. */
export async function watchRun(db: Db, run: OpenRun, at: Date): Promise<number> {
  const found = warningsOf(run, run.definition, at);
  if (found.length === 0) return 0;
  await db.$executeRaw`UPDATE job_net_runs SET warnings = warnings || ${[...found]}::text[] WHERE id = ${run.id}::uuid`;
  await tellRun(db, run, found.map(warned));
  return found.length;
}

const warned = (warning: RunWarning) =>
  (({ 'late-start': 'job.late_start', 'late-end': 'job.late_end', overlong: 'job.overlong' }) as const)[warning];

/** Tells the owner what became of a run. */
export async function tellRun(
  db: Db,
  run: OpenRun,
  kinds: readonly ('job.failed' | 'job.unknown' | 'job.late_start' | 'job.late_end' | 'job.overlong')[],
): Promise<void> {
  await notify(
    db,
    null,
    kinds.map((kind) => ({
      kind,
      organizationId: run.organizationId,
      roles: administrators,
      targetType: 'job_run',
      targetId: run.id,
      url: `/operations/jobs/runs/${run.id}`,
      params: { net: run.code, ...timeWords(run.nominalAt) },
    })),
  );
}

import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { JobNetState, JobRunState } from '@/lib/core/generated/enums';
import { getTranslations } from '@/lib/core/i18n/server';
import type { RunWarning } from '@/lib/jobs/constants';

const runTones: Record<JobRunState, Tone> = {
  waiting: 'waiting',
  running: 'progress',
  held: 'warning',
  succeeded: 'success',
  failed: 'error',
  unknown: 'error',
  cancelled: 'closed',
  missed: 'warning',
  skipped: 'closed',
};

export async function RunState({ state, warnings = [] }: { state: JobRunState; warnings?: readonly RunWarning[] }) {
  const t = await getTranslations('jobs');
  return (
    <span className="flex flex-wrap gap-1">
      <StatusBadge tone={runTones[state]}>{t(`states.${state}`)}</StatusBadge>
      {warnings.map((warning) => (
        <StatusBadge key={warning} tone="warning">
          {t(`warnings.${warning}`)}
        </StatusBadge>
      ))}
    </span>
  );
}

const netTones: Record<JobNetState, Tone> = {
  proposed: 'waiting',
  active: 'success',
  held: 'warning',
  retired: 'closed',
};

export async function NetState({ state }: { state: JobNetState }) {
  const t = await getTranslations('jobs');
  return <StatusBadge tone={netTones[state]}>{t(`netStates.${state}`)}</StatusBadge>;
}

import { StatusBadge } from '@/components/ui/status-badge';
import { getTranslations } from '@/lib/core/i18n/server';
import type { IncidentSummary } from '@/lib/incidents/types';

type Marked = Pick<IncidentSummary, 'urgent' | 'leak' | 'security' | 'escalatedAt' | 'flow'>;

/** What sets an incident apart, in words. */
export async function Marks({ incident }: { incident: Marked }) {
  const t = await getTranslations('incidents.marks');
  return (
    <span className="flex flex-wrap gap-1">
      {incident.urgent ? <StatusBadge tone="error">{t('urgent')}</StatusBadge> : null}
      {incident.leak ? <StatusBadge tone="warning">{t('leak')}</StatusBadge> : null}
      {incident.security ? <StatusBadge tone="warning">{t('security')}</StatusBadge> : null}
      {incident.escalatedAt === null ? null : <StatusBadge tone="progress">{t('escalated')}</StatusBadge>}
      {incident.flow === 'work_error' ? <StatusBadge tone="neutral">{t('workError')}</StatusBadge> : null}
    </span>
  );
}

export async function IncidentStateBadge({ state }: Pick<IncidentSummary, 'state'>) {
  const t = await getTranslations('incidents.states');
  return <StatusBadge tone={state === 'open' ? 'progress' : 'closed'}>{t(state)}</StatusBadge>;
}

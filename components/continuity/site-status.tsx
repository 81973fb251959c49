import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Panel } from '@/components/ui/layout/panel';
import { StatusBadge } from '@/components/ui/status-badge';
import type { SiteState } from '@/lib/continuity/state/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import type { SiteMode } from '@/lib/core/site';
import type { ContinuityText } from './text';

export const modeKey = (mode: SiteMode) => (mode === 'down-recovery' ? 'downRecovery' : mode);

interface SiteStatusProps {
  mode: SiteMode;
  state: SiteState;
  locale: Locale;
  t: ContinuityText;
}

const knownFaults = [
  ...(['diskFull', 'length', 'hash', 'key', 'manifest', 'table', 'rows', 'restored'] as const),
  ...(['newer', 'format', 'otherTown'] as const),
];

/** What went wrong, and what to do about it; what nobody foresaw is said as it was found. */
function faultText(fault: string, t: ContinuityText): string {
  const [reason, ...detail] = fault.split(': ');
  const known = knownFaults.find((one) => one === reason);
  if (known === undefined) return fault === '' ? t('status.none') : fault;
  return [t(`faults.${known}`), detail.join(': ')].filter(Boolean).join('　');
}

/** What this site is, whether it reaches the center, and of when its data is. */
export function SiteStatus({ mode, state, locale, t }: SiteStatusProps) {
  return (
    <Panel plain title={t('status.title')}>
      <DefinitionList
        items={[
          { term: t('status.mode'), value: `${t(`mode.${modeKey(mode)}`)}（${state.site}）` },
          {
            term: t('status.center'),
            value: (
              <StatusBadge tone={state.centerReachable ? 'success' : 'error'}>
                {t(state.centerReachable ? 'status.reachable' : 'status.unreachable')}
              </StatusBadge>
            ),
          },
          {
            term: t('status.data'),
            value: state.dataAt === null ? t('ledger.never') : formatShortDateTime(state.dataAt, locale),
          },
          { term: t('status.checked'), value: formatShortDateTime(state.checkedAt, locale) },
          { term: t('status.fault'), value: faultText(state.fault, t) },
        ]}
      />
    </Panel>
  );
}

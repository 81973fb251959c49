import { Icon } from '@/components/ui/icon';
import { Table } from '@/components/ui/list/table';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { type Lane, type Phase, phases } from '@/lib/incidents/constants';
import { lanesOf, phaseToReport } from '@/lib/incidents/flow/rules';
import { progressOf } from '@/lib/incidents/page/rules';
import type { IncidentDetail } from '@/lib/incidents/types';

type Cell = 'done' | 'now' | 'later' | 'waits';

const looks: Record<Cell, string> = {
  done: 'bg-green-50',
  now: 'bg-yellow-50 outline-2 outline-black',
  later: 'bg-white text-solid-gray-700',
  waits: 'bg-panel text-solid-gray-700',
};

const icons = { done: 'success', now: 'pencil', later: 'clock', waits: 'clock' } as const;

/** Lanes × phases: what each body has reported, and who must act now. A table, so that it reads, prints and scrolls as one. */
export async function Lanes({ incident }: { incident: IncidentDetail }) {
  const t = await getTranslations('incidents');
  const locale = await getLocale();
  const progress = progressOf(incident);
  const names: Record<Lane, string> = { 1: incident.organizationName, 2: incident.lane2Name, 3: incident.lane3Name };
  const stateOf = (lane: Lane, phase: Phase): Cell => {
    if (phase <= progress.done[lane]) return 'done';
    if (phaseToReport(lane, progress) === phase) return 'now';
    return phase === progress.done[lane] + 1 && incident.state === 'open' ? 'waits' : 'later';
  };
  const reportOf = (lane: Lane, phase: Phase) =>
    incident.entries.find((entry) => entry.kind === 'reported' && entry.lane === lane && entry.phase === phase);
  return (
    <Table caption={t('picture')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('picture')}</th>
          {lanesOf(progress).map((lane) => (
            <th key={lane} scope="col">
              {t(`lanes.${lane}`)}
              <span className="block font-normal">{names[lane]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {phases.map((phase) => (
          <tr key={phase}>
            <th className="desktop:whitespace-nowrap" scope="row">{`${phase}. ${t(`phases.${phase}`)}`}</th>
            {lanesOf(progress).map((lane) => {
              const state = stateOf(lane, phase);
              const report = reportOf(lane, phase);
              return (
                <td key={lane} aria-current={state === 'now' ? 'step' : undefined} className={looks[state]}>
                  <strong className="flex items-center gap-1">
                    <Icon name={icons[state]} />
                    {t(`cell.${state}`)}
                    {report ? <time className="font-normal">{formatShortDateTime(report.at, locale)}</time> : null}
                  </strong>
                  {t(`work.${incident.flow}.l${lane}p${phase}`)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

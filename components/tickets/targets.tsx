import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { DeskSpan, TargetsView, TargetView } from '@/lib/tickets/work/queries';

const tones: Readonly<Record<TargetView['state'], Tone>> = {
  met: 'success',
  paused: 'neutral',
  running: 'progress',
  near: 'warning',
  missed: 'error',
};

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** 9:00–17:00 */
const spanOf = ({ opens, closes }: DeskSpan) => `${clock(opens)}–${clock(closes)}`;

/** By when it is to be answered, and on what each target is based. */
export async function Targets({ view }: { view: TargetsView }) {
  const [t, locale] = await Promise.all([getTranslations('tickets.sla'), getLocale()]);
  const hours = spanOf(view.hours);
  return (
    <section>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>{t('title')}</h2>
        <details>
          <summary>{t('basis')}</summary>
          <p>{t('reason', { reason: t(`reasons.${view.reason}`), desk: view.deskName })}</p>
          <p>{t('dueRole')}</p>
        </details>
      </div>
      <ul>
        {view.targets.map(({ name, due, state, minutes }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-2">
            <strong>{t(name)}</strong>
            {formatShortDateTime(due, locale)}
            <StatusBadge tone={tones[state]}>{t(`states.${state}`)}</StatusBadge>
            <span className="text-solid-gray-700">
              {minutes % 60 === 0
                ? t('basisHours', { hours: minutes / 60, span: hours, since: t(`since.${name}`) })
                : t('basisMinutes', { minutes, span: hours, since: t(`since.${name}`) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

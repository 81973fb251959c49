import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { ApplicationDetail, StepRow } from '@/lib/applications/types';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

type Place = 'now' | 'done' | 'later';

/** Where a step stands: those before the one under way are done, those after it are to come. */
export function placeOfStep(
  { position, state, steps }: Pick<ApplicationDetail, 'position' | 'state' | 'steps'>,
  step: StepRow,
): Place {
  if (state === 'approved') return 'done';
  if (position !== null) return step.position < position ? 'done' : step.position === position ? 'now' : 'later';
  const last = steps.filter(({ reachedAt }) => reachedAt !== null).at(-1);
  return last !== undefined && step.position < last.position ? 'done' : 'later';
}

const tones: Record<Place, Tone> = { now: 'progress', done: 'success', later: 'neutral' };

/** The route of an application: who reviews it in which order, and where it is. */
export async function Route({ application }: { application: ApplicationDetail }) {
  const t = await getTranslations('applications');
  const locale = await getLocale();
  const words = { now: t('now'), done: t('approvedOn'), later: t('notYet') };
  return (
    <ol className="flex flex-col gap-3 desktop:flex-row">
      {application.steps.map((step) => {
        const place = placeOfStep(application, step);
        return (
          <li
            key={step.position}
            aria-current={place === 'now' ? 'step' : undefined}
            className="grow rounded-8 border border-line bg-white p-3"
          >
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {`${step.position + 1}. ${t(`tiers.${step.tier}`)} ${t('days', { days: step.days })}`}
            </span>
            <strong className="block">{step.organizationName}</strong>
            <StatusBadge tone={tones[place]}>{words[place]}</StatusBadge>
            {place === 'now' && application.dueOn !== null ? (
              <span className="ms-2">{t('due', { date: formatShortDate(application.dueOn, locale) })}</span>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

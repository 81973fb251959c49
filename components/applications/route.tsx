import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { ApplicationDetail, StepRow } from '@/lib/applications/types';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

type Place = 'now' | 'done' | 'later' | 'returned' | 'rejected';

/** Where a step stands: those before the one under way are done, those after it are to come. */
function placeOfStep(
  { position, state, steps }: Pick<ApplicationDetail, 'position' | 'state' | 'steps'>,
  step: StepRow,
): Place {
  if (state === 'approved') return 'done';
  const under = position ?? steps.filter(({ reachedAt }) => reachedAt !== null).at(-1)?.position ?? -1;
  if (step.position !== under) return step.position < under ? 'done' : 'later';
  if (state === 'returned' || state === 'rejected') return state;
  return state === 'in_review' ? 'now' : 'later';
}

const tones: Record<Place, Tone> = {
  now: 'progress',
  done: 'success',
  later: 'neutral',
  returned: 'warning',
  rejected: 'error',
};

interface ItemProps {
  above: string;
  name: string;
  place: Place;
  word: string;
  due: string | null;
}

function Item({ above, name, place, word, due }: ItemProps) {
  return (
    <li aria-current={place === 'now' ? 'step' : undefined} className="grow rounded-8 border border-line bg-white p-3">
      <span className="block text-dns-14N-130 text-solid-gray-700">{above}</span>
      <strong className="block">{name}</strong>
      <StatusBadge tone={tones[place]}>{word}</StatusBadge>
      {place === 'now' && due !== null ? <span className="ms-2">{due}</span> : null}
    </li>
  );
}

/** The route of an application: who filed it, who reviews it in which order, and where it is. */
export async function Route({ application }: { application: ApplicationDetail }) {
  const t = await getTranslations('applications');
  const locale = await getLocale();
  const { state, dueOn, steps, organizationName } = application;
  const words: Record<Place, string> = {
    ...{ now: t('now'), done: t('approvedOn'), later: t('notYet') },
    ...{ returned: t('kinds.returned'), rejected: t('kinds.rejected') },
  };
  const due = dueOn === null ? null : t('due', { date: formatShortDate(dueOn, locale) });
  const corrects = state === 'returned';
  return (
    <ol className="flex flex-col gap-3 desktop:flex-row">
      <Item
        above={t('applicant')}
        due={due}
        name={organizationName}
        place={corrects ? 'now' : state === 'withdrawn' ? 'rejected' : 'done'}
        word={corrects ? words.now : t(state === 'withdrawn' ? 'kinds.withdrawn' : 'kinds.submitted')}
      />
      {steps.map((step) => {
        const place = placeOfStep(application, step);
        return (
          <Item
            key={step.position}
            above={`${step.position + 1}. ${t(`tiers.${step.tier}`)} ${t('days', { days: step.days })}`}
            due={due}
            name={step.organizationName}
            place={place}
            word={words[place]}
          />
        );
      })}
    </ol>
  );
}

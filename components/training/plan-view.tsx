import { formatDateTime, formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { PlanRow } from '@/lib/training/types';

/** A plan as it is read. */
export async function PlanView({ plan }: { plan: PlanRow }) {
  const t = await getTranslations('training');
  const locale = await getLocale();
  const { enrolFrom, startsOn, endsOn } = plan;
  const day = (date: string) => formatShortDate(date, locale);
  return (
    <>
      <p className="text-std-17B-170">{plan.title}</p>
      {enrolFrom && startsOn && endsOn ? (
        <p>{t('plan.days', { enrol: day(enrolFrom), start: day(startsOn), end: day(endsOn) })}</p>
      ) : null}
      <p className="my-3 whitespace-pre-line">{plan.body}</p>
      <p className="text-dns-14N-130 text-solid-gray-700">
        {[
          `${t('plan.trainees')}: ${plan.trainees.toLocaleString('en')}`,
          t('plan.by', {
            name: plan.submittedBy || plan.organizationName,
            time: formatDateTime(plan.submittedAt, locale),
          }),
          plan.source === '' ? '' : `${t('plan.source')}: ${plan.source}`,
        ]
          .filter(Boolean)
          .join('　')}
      </p>
    </>
  );
}

import { Panel } from '@/components/ui/layout/panel';
import type { StepRow } from '@/lib/campaigns/types';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

/** The steps of a campaign, for those who only read of it. */
export async function StepList({ steps }: { steps: readonly StepRow[] }) {
  const t = await getTranslations('campaigns');
  const locale = await getLocale();
  return (
    <Panel plain title={t('form.steps')}>
      <ol className="flex list-decimal flex-col gap-2 ps-6">
        {steps.map(({ id, title, weight, voluntary, dueOn }) => (
          <li key={id}>
            {title}
            <span className="block text-dns-14N-130 text-solid-gray-700">
              {voluntary ? t('progress.voluntary') : t('answer.weight', { weight })}
              {dueOn === null ? '' : `　${t('answer.due', { date: formatShortDate(dueOn, locale) })}`}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

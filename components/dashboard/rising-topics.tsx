import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { topicAddress } from '@/lib/tickets/dashboard/rules';
import type { RisingTopic } from '@/lib/tickets/dashboard/types';

/** What is asked more than usual: the first sign of an outage. */
export async function RisingTopics({ topics }: { topics: readonly RisingTopic[] }) {
  const t = await getTranslations();
  return (
    <Panel plain title={t('dashboard.rising')}>
      {topics.length === 0 ? <p>{t('dashboard.risingNone')}</p> : null}
      <ul className="cards">
        {topics.map(({ system, category, lastDay, usual }) => (
          <li key={`${system} ${category}`} className="card">
            <TextLink className="card-text" href={topicAddress({ system, category })}>
              {t(`tickets.systems.${system}`)} / {t(`tickets.categories.${category}`)}
            </TextLink>
            <span>{t('dashboard.risingCount', { count: lastDay, usual })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

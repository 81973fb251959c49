import { DataState } from '@/components/certificates/data-state';
import { TodaysIssues } from '@/components/certificates/todays-issues';
import { ResidentSearch } from '@/components/residents/resident-search';
import { Panel } from '@/components/ui/layout/panel';
import { getDataState } from '@/lib/certificates/data-state/queries';
import { getTodaysIssues } from '@/lib/certificates/issue/queries';
import { canIssue } from '@/lib/certificates/policy';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import type { DashboardPanel } from '../panel';

/** The clerk's first question: who stands before me; and of when the data are. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'counter',
    on: ['clerk'],
    order: 1,
    topics: ['counter'],
    may: canIssue,
    Panel: async ({ actor }) => {
      const ask = askAs(actor);
      const at = now();
      const [state, today, t] = await Promise.all([
        getDataState(ask, at),
        getTodaysIssues(ask, at),
        getTranslations('certificates.dashboard'),
      ]);
      return (
        <Panel plain title={t('title')}>
          <DataState {...state} />
          <ResidentSearch />
          <TodaysIssues today={today} />
        </Panel>
      );
    },
  },
];

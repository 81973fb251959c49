import { ArticlePanel } from '@/components/articles/article-panel';
import { readArticlePanel } from '@/lib/articles/dashboard/queries';
import { askAs } from '@/lib/core/db';
import type { DashboardPanel } from '../panel';

/** What is to be read and confirmed. */
export const panels: readonly DashboardPanel[] = [
  {
    name: 'articles',
    on: ['municipality', 'prefecture', 'clerk', 'call_center', 'management', 'operator', 'auditor'],
    order: 10,
    topics: ['articles'],
    Panel: async ({ actor }) => <ArticlePanel data={await readArticlePanel(askAs(actor), actor)} />,
  },
];

import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { NodeCounts } from '@/lib/jobs/types';
import { throughOf } from './wording';

/** How many servers are through, as a bar and in figures. */
export async function NodeProgress({ counts }: { counts: NodeCounts }) {
  const t = await getTranslations('jobs');
  const { total, failed, unknown } = counts;
  const done = throughOf(counts);
  if (total === 0) return <span>–</span>;
  return (
    <span className="flex items-center gap-2">
      <progress
        aria-label={t('progressLabel', { total, done, failed: failed + unknown })}
        className="h-2 w-24"
        max={total}
        value={done}
      />
      <span className="tight">{t('progress', { done: formatNumber(done), total: formatNumber(total) })}</span>
    </span>
  );
}

import { StatusBadge } from '@/components/ui/status-badge';
import type { ArticleSummary } from '@/lib/articles/list/types';
import type { getTranslations } from '@/lib/core/i18n/server';

type Words = Awaited<ReturnType<typeof getTranslations<'articles'>>>;
type Marked = Pick<ArticleSummary, 'pinned' | 'mustRead' | 'confirmed' | 'own' | 'fileCount' | 'restricted' | 'state'>;

/** What is said of an article beside its title. */
export function ArticleMarks({ row, due, t }: { row: Marked; due: string; t: Words }) {
  const asks = row.mustRead && !row.own && row.state === 'published';
  if (!row.pinned && !asks && row.fileCount === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-2 text-dns-14N-130">
      {row.pinned ? <StatusBadge tone="neutral">{t('marks.pinned')}</StatusBadge> : null}
      {asks ? (
        <StatusBadge tone={row.confirmed ? 'success' : 'warning'}>
          {row.confirmed ? t('marks.confirmed') : `${t('marks.mustRead')}${due}`}
        </StatusBadge>
      ) : null}
      {row.fileCount === 0 ? null : <span>{t('marks.files', { count: row.fileCount })}</span>}
    </span>
  );
}

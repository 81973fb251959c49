import { diffChars } from 'diff';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { KnowledgeVersionView } from '@/lib/knowledge/types';

/** All versions, newest first, each with what it changed. */
export async function VersionList({ versions }: { versions: readonly KnowledgeVersionView[] }) {
  const [t, locale] = await Promise.all([getTranslations('knowledge'), getLocale()]);
  return (
    <ol className="flex flex-col gap-4">
      {versions.map((version, index) => (
        <li key={version.version}>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <strong>{t('version', { version: version.version })}</strong>
            <StatusBadge
              tone={version.state === 'published' ? 'success' : version.state === 'review' ? 'waiting' : 'neutral'}
            >
              {t(`states.${version.state}`)}
            </StatusBadge>
            <span>
              {version.reviewerName === null
                ? t('byAuthor', { author: version.authorName })
                : t('by', { author: version.authorName, reviewer: version.reviewerName })}
            </span>
            <time dateTime={version.createdAt.toISOString()}>
              {formatDateTime(version.decidedAt ?? version.createdAt, locale)}
            </time>
          </p>
          {version.note === '' ? null : <p className="entry-body">{version.note}</p>}
          {versions[index + 1] === undefined ? null : (
            <Disclosure summary={t('diff')}>
              <Difference
                from={wordsOf(versions[index + 1] as KnowledgeVersionView)}
                none={t('noDiff')}
                to={wordsOf(version)}
              />
            </Disclosure>
          )}
        </li>
      ))}
    </ol>
  );
}

const wordsOf = ({ title, question, answer }: KnowledgeVersionView) => [title, question, answer].join('\n\n');

function Difference({ from, to, none }: { from: string; to: string; none: string }) {
  if (from === to) return <p>{none}</p>;
  let at = 0;
  return (
    <p className="entry-body">
      {diffChars(from, to).map(({ value, added, removed }) => {
        at += value.length;
        if (added) return <ins key={at}>{value}</ins>;
        return removed ? <del key={at}>{value}</del> : value;
      })}
    </p>
  );
}

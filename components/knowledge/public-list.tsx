import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { getTranslations } from '@/lib/core/i18n/server';
import { cutAt } from '@/lib/core/search/snippet';
import { formatKnowledgeNumber } from '@/lib/knowledge/number/rules';
import type { KnowledgePage } from '@/lib/knowledge/queries';

interface PublicKnowledgeProps {
  page: KnowledgePage;
  /** What was searched for; empty = nothing. */
  q: string;
}

/** The call center's answers that everybody reads, as the FAQ shows them (S3 02-01). */
export async function PublicKnowledge({ page, q }: PublicKnowledgeProps) {
  const t = await getTranslations('knowledge');
  const shown = page.rows.slice(0, 10);
  const all = q === '' ? '/knowledge' : `/knowledge?${new URLSearchParams({ q })}`;
  return (
    <Panel plain title={t('faq.title')}>
      <p className="mb-3">{t('faq.lead')}</p>
      {shown.length === 0 ? <p>{t('empty')}</p> : null}
      <ul className="flex flex-col gap-2">
        {shown.map(({ number, title, question }) => (
          <li key={number}>
            <TextLink href={`/knowledge/${number}`}>{`${formatKnowledgeNumber(number)} ${title}`}</TextLink>
            <p className="text-dns-14N-130 text-solid-gray-700">{question.slice(0, cutAt(question, 90))}</p>
          </li>
        ))}
      </ul>
      {page.total > shown.length ? (
        <p className="mt-3">
          <TextLink href={all}>{t('faq.all', { count: page.total })}</TextLink>
        </p>
      ) : null}
    </Panel>
  );
}

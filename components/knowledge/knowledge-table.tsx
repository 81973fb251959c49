import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { cutAt } from '@/lib/core/search/snippet';
import type { KnowledgeState } from '@/lib/knowledge/constants';
import { formatKnowledgeNumber } from '@/lib/knowledge/number/rules';
import type { KnowledgeFilter } from '@/lib/knowledge/schema';
import type { KnowledgeSummary } from '@/lib/knowledge/types';

interface KnowledgeTableProps {
  caption: string;
  rows: readonly KnowledgeSummary[];
  /** `work` and `review` show the version that is being worked on, the others what is published. */
  list: KnowledgeFilter['list'];
  /** The call center sees audience, state and review date as well. */
  writer: boolean;
}

const tones: Partial<Record<KnowledgeState, Tone>> = { review: 'waiting', published: 'success' };

export async function KnowledgeTable({ caption, list, rows, writer }: KnowledgeTableProps) {
  const [t, tickets, locale] = await Promise.all([
    getTranslations('knowledge'),
    getTranslations('tickets'),
    getLocale(),
  ]);
  const heads = [
    t('number'),
    t('columns.title'),
    t('columns.matter'),
    ...(writer ? [t('columns.audience'), t('columns.state'), t('columns.expires')] : []),
    t('columns.helpful'),
    t('columns.updated'),
  ];
  const publishedList = list === 'published' || list === 'expiring';
  const stateOf = ({ openState }: KnowledgeSummary) => (publishedList ? 'published' : (openState ?? 'published'));
  return (
    <Table caption={caption} captionHidden narrow="stack">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td className="tight">{formatKnowledgeNumber(row.number)}</td>
            <td className="wide">
              <TextLink href={`/knowledge/${row.number}`}>{row.title}</TextLink>
              <small>{row.question.slice(0, cutAt(row.question, 90))}</small>
            </td>
            <td data-label={t('columns.matter')}>
              {tickets(`systems.${row.system}`)}
              <small>{tickets(`categories.${row.category}`)}</small>
            </td>
            {writer ? (
              <>
                <td className="tight" data-label={t('columns.audience')}>
                  {t(`audiences.${row.audience}`)}
                </td>
                <td data-label={t('columns.state')}>
                  <StatusBadge tone={tones[stateOf(row)] ?? 'neutral'}>{t(`states.${stateOf(row)}`)}</StatusBadge>
                  {publishedList && row.openState !== null ? (
                    <small>
                      <StatusBadge tone="neutral">{t('newer', { state: t(`states.${row.openState}`) })}</StatusBadge>
                    </small>
                  ) : null}
                </td>
                <td className="tight" data-label={t('columns.expires')}>
                  {row.expiresOn === null ? '－' : formatShortDate(row.expiresOn, locale)}
                </td>
              </>
            ) : null}
            <td className="tight num" data-label={t('columns.helpful')}>
              {t('helpfulCount', { helpful: row.helpful, unhelpful: row.unhelpful })}
            </td>
            <td className="when" data-label={t('columns.updated')}>
              {formatShortDate(row.updatedAt, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

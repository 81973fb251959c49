import { StateMark } from '@/components/tickets/marks';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/link';
import { Paging } from '@/components/ui/list/paging';
import { Table } from '@/components/ui/list/table';
import type { Actor } from '@/lib/access/actor';
import { askedCode } from '@/lib/articles/constants';
import { articlesHref } from '@/lib/articles/list/rules';
import type { ArticleFilter } from '@/lib/articles/list/schema';
import { countLimit } from '@/lib/articles/list/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { canAsk } from '@/lib/tickets/policy';
import type { RelayedTicket } from '@/lib/tickets/relayed/types';

interface InquiryListProps {
  actor: Actor;
  filter: ArticleFilter;
  node: 'asked' | 'received';
  rows: readonly RelayedTicket[];
  total: number;
}

/** Inquiries in the place that S3 gives them: the organization's own 【問合せ】, or what arrived in its 【受付】. */
export async function InquiryList({ actor, filter, node, rows, total }: InquiryListProps) {
  const t = await getTranslations('articles');
  const states = await getTranslations('tickets.states');
  const locale = await getLocale();
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p>{t(`inquiries.${node}`)}</p>
        {node === askedCode && canAsk(actor) ? (
          <ButtonLink href="/tickets/new" variant="solid">
            {t('inquiries.new')}
          </ButtonLink>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('inquiries.none')} />
      ) : (
        <Table caption={t('listCaption')} captionHidden narrow="stack">
          <thead>
            <tr>
              {(['state', 'updated', 'title', 'number', 'comments', 'organization'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <td className="tight">
                  <StateMark label={states(row.state)} state={row.state} />
                </td>
                <td className="tight" data-label={t('columns.updated')}>
                  {formatShortDateTime(row.updatedAt, locale)}
                </td>
                <td className="wide">
                  <a className="link" href={`/tickets/${row.number}`}>
                    {row.subject}
                  </a>
                </td>
                <td className="tight" data-label={t('columns.number')}>
                  {row.number}
                </td>
                <td className="num" data-label={t('columns.comments')}>
                  {row.entries}
                </td>
                <td className="who" data-label={t('columns.organization')}>
                  {row.askerName}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Paging
        atLeast={total > countLimit}
        href={(page) => articlesHref(filter, { page })}
        page={filter.page}
        pageSize={filter.size}
        total={Math.min(total, countLimit)}
      />
    </>
  );
}

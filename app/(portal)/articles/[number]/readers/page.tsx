import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReceiptTable } from '@/components/articles/receipt-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ExportLinks } from '@/components/ui/list/export-links';
import { Paging } from '@/components/ui/list/paging';
import { readQueryOrNotFound } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { remindAction } from '@/lib/articles/actions';
import { countReceipts, listReceipts, listReminders, receiptPageSize } from '@/lib/articles/chase/queries';
import { receiptFilterSchema, receiptStates } from '@/lib/articles/chase/schema';
import { readArticleNumber } from '@/lib/articles/number/rules';
import { canChase, worksOnArticles } from '@/lib/articles/policy';
import { getArticle } from '@/lib/articles/queries';
import { askAs } from '@/lib/core/db';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.readers'))('title') };
}

interface Props {
  params: Promise<{ number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReadersPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const number = readArticleNumber((await params).number);
  const ask = askAs(actor);
  const article = number === null ? null : await getArticle(ask, actor, number);
  if (article === null || !canChase(actor, article)) notFound();
  const filter = readQueryOrNotFound(receiptFilterSchema, await searchParams);
  const counts = await countReceipts(ask, actor, article);
  const { rows, total } = await listReceipts(ask, actor, article, filter);
  const reminders = await listReminders(ask, actor, article.id);
  const t = await getTranslations('articles.readers');
  const words = await getTranslations('articles');
  const page = `/articles/${article.number}/readers`;
  const all = counts.unread + counts.read + counts.confirmed;
  const open = counts.unread + counts.read;
  const ownArticle = article.organizationId === actor.organizationId;
  const asks = article.state === 'published' && (article.mustRead || article.restricted);
  return (
    <>
      <Breadcrumb
        items={[
          { label: words('title'), href: '/articles' },
          { label: article.number, href: `/articles/${article.number}` },
          { label: t('title') },
        ]}
      />
      <PageHeading
        eyebrow={article.title}
        lead={t('counts', {
          total: formatNumber(all),
          confirmed: formatNumber(counts.confirmed),
          read: formatNumber(counts.read),
          unread: formatNumber(counts.unread),
        })}
        title={t('title')}
      />
      {asks && open > 0 && worksOnArticles(actor) ? (
        <ActionForm action={remindAction} className="mb-6" label={t('remind', { count: open })}>
          <input name="id" type="hidden" value={article.id} />
          <p>{t('remindHelp')}</p>
          <div>
            <SubmitButton>{t('remind', { count: open })}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
      <TabLinks
        items={[
          { href: page, label: t('all'), current: filter.state === undefined, count: formatNumber(all) },
          ...receiptStates.map((state) => ({
            href: `${page}?state=${state}`,
            label: t(state),
            current: filter.state === state,
            count: formatNumber(counts[state]),
          })),
        ]}
        label={t('state')}
      />
      {rows.length === 0 ? <EmptyState title={t('empty')} /> : <ReceiptTable rows={rows} withMails={ownArticle} />}
      {ownArticle && rows.length > 0 ? <p className="mt-3 text-solid-gray-700">{t('mailsHelp')}</p> : null}
      <Paging
        href={(next) =>
          `${page}?${new URLSearchParams({ ...(filter.state && { state: filter.state }), page: String(next) })}`
        }
        page={filter.page}
        pageSize={receiptPageSize}
        total={total}
      />
      {rows.length === 0 ? null : (
        <ExportLinks
          href={(format) =>
            `${page}/export?${new URLSearchParams({ ...(filter.state && { state: filter.state }), format })}`
          }
        />
      )}
      <Panel className="mt-6" title={t('reminders')}>
        {reminders.length === 0 ? <p>{t('noReminders')}</p> : null}
        <ul>
          {reminders.map(({ id, at, userName, organizationName, count }) => (
            <li key={id}>
              {t('remindedLine', {
                time: formatShortDateTime(at, actor.locale),
                name: `${organizationName} ${userName}`,
                count,
              })}
            </li>
          ))}
        </ul>
      </Panel>
      <LiveRefresh topics={['articles']} />
    </>
  );
}

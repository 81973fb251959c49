import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { listKeptMails } from '@/lib/notifications/queries';
import { worksAtDesk } from '@/lib/tickets/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications.mailbox'))('title') };
}

const address = z.object({ before: z.uuid().optional() });

export default async function MailboxPage({ searchParams }: PageProps<'/mailbox'>) {
  const actor = await requireActor();
  if (!env().RENKEI_DEMO) notFound();
  const query = address.safeParse(await searchParams);
  if (!query.success) notFound();
  const { before } = query.data;
  const { userId, organizationId } = actor;
  const [t, locale, { items, more }] = await Promise.all([
    getTranslations('notifications.mailbox'),
    getLocale(),
    listKeptMails(askAs(actor), { userId, desk: worksAtDesk(actor) ? organizationId : null }, before),
  ]);
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      {items.length === 0 ? (
        <EmptyState icon="mail" title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <Table caption={t('caption')} captionHidden narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('subject')}</th>
              <th scope="col">{t('to')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((mail) => (
              <tr key={mail.id}>
                <td className="tight" data-label={t('when')}>
                  {formatShortDateTime(mail.createdAt, locale)}
                </td>
                <td data-label={t('subject')}>
                  <TextLink href={`/mailbox/${mail.id}`}>{mail.subject}</TextLink>
                </td>
                <td className="tight" data-label={t('to')}>
                  {mail.toAddress}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <nav aria-label={t('caption')} className="no-print mt-4 flex justify-between">
        {before ? <TextLink href="/mailbox">{t('newest')}</TextLink> : <span />}
        {more ? <TextLink href={`/mailbox?before=${items.at(-1)?.id}`}>{t('older')}</TextLink> : null}
      </nav>
    </>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Paging } from '@/components/ui/list/paging';
import { Table } from '@/components/ui/list/table';
import { readQueryOrNotFound } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatDate, formatShortDate } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { listUnchecked } from '@/lib/organizations/contacts/checks/queries';
import { checkPeriodOf } from '@/lib/organizations/contacts/checks/rules';
import { mayLookUpEmergencyContacts } from '@/lib/organizations/contacts/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations.contacts.checks'))('title') };
}

const size = 100;
const schema = z.object({ page: z.coerce.number().int().min(1).max(1_000).default(1) });

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ContactChecksPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!mayLookUpEmergencyContacts(actor)) notFound();
  const filter = readQueryOrNotFound(schema, await searchParams);
  const period = checkPeriodOf(dateInJapan(now()));
  const { rows, total } = await listUnchecked(askAs(actor), actor, period, { page: filter.page, size });
  const t = await getTranslations('organizations.contacts.checks');
  const search = await getTranslations('organizations.search');
  return (
    <>
      <Breadcrumb items={[{ label: search('title'), href: '/contacts' }, { label: t('title') }]} />
      <PageHeading lead={t('lead', { date: formatDate(period, actor.locale) })} title={t('title')} />
      {rows.length === 0 ? (
        <EmptyState icon="check" title={t('none')} />
      ) : (
        <Table caption={t('title')} captionHidden narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('prefecture')}</th>
              <th scope="col">{t('organization')}</th>
              <th scope="col">{t('checkedOn')}</th>
              <th scope="col">{t('by')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{row.prefectureName}</td>
                <td>
                  <a className="link" href={`/organizations/${row.code}#contacts`}>
                    {row.name}
                  </a>
                </td>
                <td data-label={t('checkedOn')}>
                  {row.checkedOn === null ? t('never') : formatShortDate(row.checkedOn, actor.locale)}
                </td>
                <td data-label={t('by')}>{row.userName}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Paging href={(page) => `/contacts/checks?page=${page}`} page={filter.page} pageSize={size} total={total} />
    </>
  );
}

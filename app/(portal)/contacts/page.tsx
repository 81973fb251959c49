import type { Metadata } from 'next';
import { ContactResults } from '@/components/organizations/contact-results';
import { ContactSearchForm } from '@/components/organizations/contact-search-form';
import { PathAdvisor } from '@/components/organizations/path-advisor';
import { EmptyState } from '@/components/ui/empty-state';
import { ExportLinks } from '@/components/ui/export-links';
import { PageHeading } from '@/components/ui/page-heading';
import { Paging } from '@/components/ui/paging';
import { requireActor } from '@/lib/access/session';
import { listHolidays } from '@/lib/calendar/queries';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { addressees, matters } from '@/lib/organizations/contacts/path/types';
import { mayLookUpEmergencyContacts } from '@/lib/organizations/contacts/policy';
import { findOperatorContact } from '@/lib/organizations/contacts/queries';
import { contactPageSize } from '@/lib/organizations/contacts/search/constants';
import { searchContacts } from '@/lib/organizations/contacts/search/queries';
import { contactSearchQuery, parseContactSearch } from '@/lib/organizations/contacts/search/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations.search'))('title') };
}

export default async function ContactsPage({ searchParams }: PageProps<'/contacts'>) {
  const actor = await requireActor();
  const params = await searchParams;
  const search = parseContactSearch(params);
  const at = now();
  const today = dateInJapan(at);
  const ask = askAs(actor);
  const holidays = await listHolidays(ask, today, today);
  const { rows, total } = await searchContacts(ask, search, at, holidays);
  const operator = await findOperatorContact(ask, actor, today);
  const t = await getTranslations('organizations.search');
  const query = contactSearchQuery(search, 1);
  const to = addressees.find((one) => one === params.to) ?? 'other';
  const matter = matters.find((one) => one === params.matter) ?? 'abnormal';
  const advice = `to=${to}&matter=${matter}`;
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <PathAdvisor
        holidays={holidays}
        matter={matter}
        now={at}
        operator={operator}
        query={query}
        seesEmergencyContacts={mayLookUpEmergencyContacts(actor)}
        to={to}
      />
      <ContactSearchForm search={search} />
      {rows.length === 0 ? (
        <EmptyState icon="search" title={t('empty')}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <>
          <ContactResults holidays={holidays} now={at} rows={rows} />
          <Paging
            href={(page) => `/contacts?${[contactSearchQuery(search, page), advice].filter(Boolean).join('&')}`}
            page={search.page}
            pageSize={contactPageSize}
            total={total}
          />
          <ExportLinks href={(format) => `/contacts/export?${[query, `format=${format}`].filter(Boolean).join('&')}`} />
        </>
      )}
    </>
  );
}

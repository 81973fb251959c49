import type { Metadata } from 'next';
import { ContactResults } from '@/components/organizations/contact-results';
import { ContactSearchForm, searchLabels } from '@/components/organizations/contact-search-form';
import { PathAdvisor } from '@/components/organizations/path-advisor';
import { SavedSearches } from '@/components/organizations/saved-searches';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { listHolidays } from '@/lib/calendar/queries';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { mayLookUpEmergencyContacts } from '@/lib/organizations/contacts/policy';
import { findOperatorContact } from '@/lib/organizations/contacts/queries';
import { listSavedSearches } from '@/lib/organizations/contacts/saved/queries';
import { contactPageSize } from '@/lib/organizations/contacts/search/constants';
import { searchContacts } from '@/lib/organizations/contacts/search/queries';
import { contactSearchOf, contactSearchQuery } from '@/lib/organizations/contacts/search/rules';
import { contactSearchSchema, pathSchema } from '@/lib/organizations/contacts/search/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations.search'))('title') };
}

const nothing = { rows: [], total: 0 };

export default async function ContactsPage({ searchParams }: PageProps<'/contacts'>) {
  const actor = await requireActor();
  const params = await searchParams;
  const { filter, problems } = readQuery(contactSearchSchema, params);
  const search = contactSearchOf(filter);
  const asked = readQuery(pathSchema, params);
  const wrong = [...problems, ...asked.problems];
  const at = now();
  const today = dateInJapan(at);
  const ask = askAs(actor);
  const holidays = await listHolidays(ask, today, today);
  const { rows, total } = wrong.length > 0 ? nothing : await searchContacts(ask, search, at, holidays);
  const operator = await findOperatorContact(ask, actor, today);
  const t = await getTranslations('organizations.search');
  const query = contactSearchQuery(search, 1);
  const { to, matter } = asked.filter;
  const advice = `to=${to}&matter=${matter}`;
  return (
    <>
      <PageHeading
        actions={
          mayLookUpEmergencyContacts(actor) ? (
            <ButtonLink href="/contacts/checks">
              {(await getTranslations('organizations.contacts.checks'))('link')}
            </ButtonLink>
          ) : null
        }
        lead={t('lead')}
        title={t('title')}
      />
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
      <SavedSearches query={query} searches={await listSavedSearches(ask, actor)} />
      <ListOrProblems clearHref="/contacts" labels={searchLabels(t)} problems={wrong}>
        {rows.length === 0 ? (
          <EmptyState icon="search" title={t('empty')}>
            {t('emptyHelp')}
          </EmptyState>
        ) : (
          <ContactResults holidays={holidays} now={at} ownId={actor.organizationId} rows={rows} />
        )}
        <Paging
          href={(page) => `/contacts?${[contactSearchQuery(search, page), advice].filter(Boolean).join('&')}`}
          page={search.page}
          pageSize={contactPageSize}
          total={total}
        />
        {rows.length === 0 ? null : (
          <ExportLinks href={(format) => `/contacts/export?${[query, `format=${format}`].filter(Boolean).join('&')}`} />
        )}
      </ListOrProblems>
    </>
  );
}

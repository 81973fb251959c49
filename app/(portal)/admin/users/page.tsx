import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { nameIn } from '@/components/organizations/organization-name';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { ActingBanner } from '@/components/users/acting-banner';
import { withFilter } from '@/components/users/address';
import { SelectionBar } from '@/components/users/selection-bar';
import { filterLabels, UserFilterBar } from '@/components/users/user-filter';
import { UserTable } from '@/components/users/user-table';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { everyOrganization, userPageSize } from '@/lib/accounts/users/constants';
import { canKeepUsers, canSeeUsers } from '@/lib/accounts/users/policy';
import { countFactors, listAdministered, listUsers } from '@/lib/accounts/users/queries';
import { userFilterSchema } from '@/lib/accounts/users/schema';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listRefused } from '@/lib/notifications/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') };
}

interface UsersPageProps {
  searchParams: Promise<Record<string, string | string[]>>;
}

const nothing = { rows: [], total: 0 };

export default async function UsersPage({ searchParams }: UsersPageProps) {
  const actor = await requireActor();
  if (!canSeeUsers(actor)) notFound();
  const { filter, problems } = readQuery(userFilterSchema, await searchParams);
  const ask = askAs(actor);
  const { rows, total } = problems.length > 0 ? nothing : await listUsers(ask, actor, filter);
  const factors = await countFactors(
    ask,
    rows.map(({ id }) => id),
  );
  const refused = await listRefused(
    ask,
    rows.map(({ id }) => id),
  );
  const organizations = await listAdministered(ask, actor);
  const t = await getTranslations('users');
  const keeps = canKeepUsers(actor);
  const all = filter.organization === everyOrganization;
  const own = organizations.find(({ id }) => id === actor.organizationId);
  const shown = organizations.find(({ code }) => code === filter.organization) ?? own;
  const name = all ? t('filters.everything') : shown ? nameIn(actor.locale, shown) : '';
  const target = shown && shown !== own ? `?organization=${shown.code}` : '';
  return (
    <>
      <PageHeading
        actions={
          <>
            {keeps ? <ButtonLink href={`/admin/users/handover${target}`}>{t('handover')}</ButtonLink> : null}
            {keeps ? (
              <ButtonLink href={`/admin/users/new${target}`} variant="solid">
                {t('new')}
              </ButtonLink>
            ) : null}
          </>
        }
        lead={keeps ? t('lead', { organization: name }) : t('leadRead', { organization: name })}
        title={t('title')}
      />
      {keeps && shown && !all ? <ActingBanner actor={actor} organization={shown} /> : null}
      <UserFilterBar actor={actor} filter={filter} organizations={organizations} />
      <ListOrProblems clearHref="/admin/users" labels={filterLabels(t)} problems={problems}>
        {rows.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
        ) : (
          <SelectionBar organizationCode={shown?.code ?? ''} shown={keeps && !all}>
            <UserTable
              factors={factors}
              refused={refused}
              filter={filter}
              rows={rows}
              selectable={keeps && !all}
              showOrganization={all}
            />
          </SelectionBar>
        )}
        <Paging
          href={(page) => withFilter('/admin/users', filter, { page })}
          page={filter.page}
          pageSize={userPageSize}
          total={total}
        />
        <ExportLinks href={(format) => withFilter('/admin/users/export', filter, { page: 1, format })} />
      </ListOrProblems>
    </>
  );
}

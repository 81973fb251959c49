import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuditFilters, filterLabels } from '@/components/audit/audit-filters';
import { AuditTable } from '@/components/audit/audit-table';
import { ChainPanel } from '@/components/audit/chain-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TextLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { targetFindersOf, targetNamersOf } from '@/lib/access/domain-server';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { longestWorkbook } from '@/lib/audit/exports/constants';
import { auditsEverything, canReadAudit } from '@/lib/audit/policy';
import { getChainStatus, listAuditEntries } from '@/lib/audit/queries';
import { auditListSchema } from '@/lib/audit/schema';
import { nameTargets } from '@/lib/audit/targets/queries';
import { auditAddress } from '@/lib/audit/viewer/rules';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { domainServers } from '@/lib/generated/domain-servers';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

const pageSize = 50;
const find = targetFindersOf(Object.values(domainServers));
const namers = targetNamersOf(Object.values(domainServers));

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const actor = await requireActor();
  if (!canReadAudit(actor)) notFound();
  const ask = askAs(actor);
  const { filter: query, problems } = readQuery(auditListSchema, await searchParams);
  const { before, ...filter } = query;
  const [t, status, found] = await Promise.all([
    getTranslations('audit'),
    getChainStatus(ask),
    problems.length > 0 ? [] : listAuditEntries(ask, actor, filter, { before, limit: pageSize + 1, find }),
  ]);
  const items = found.slice(0, pageSize);
  const targets = await nameTargets(
    ask,
    actor,
    items.map(({ namedBy }) => namedBy),
    namers,
  );
  const lead = auditsEverything(actor) ? `${t('lead')} ${t('leadEverything')}` : t('lead');
  return (
    <>
      <PageHeading lead={lead} title={t('title')} />
      <ChainPanel status={status} />
      <AuditFilters filter={filter} />
      <ListOrProblems clearHref="/admin/audit" labels={filterLabels(t)} problems={problems}>
        {items.length > 0 ? (
          <AuditTable items={items} targets={targets} />
        ) : (
          <EmptyState icon="shield" title={t('list.emptyTitle')}>
            {t('list.emptyText')}
          </EmptyState>
        )}
        <div className="mt-4 flex flex-wrap items-center justify-between gap-4">
          {before ? <TextLink href={auditAddress('/admin/audit', filter)}>{t('list.newest')}</TextLink> : <span />}
          <ExportLinks
            href={(format) => auditAddress('/admin/audit/export', filter, { format })}
            {...(found.length > pageSize ? { mostXlsx: longestWorkbook } : {})}
          />
          {found.length > pageSize ? (
            <TextLink href={auditAddress('/admin/audit', filter, { before: items.at(-1)?.id })} rel="next">
              {t('list.older')}
            </TextLink>
          ) : (
            <span />
          )}
        </div>
      </ListOrProblems>
    </>
  );
}

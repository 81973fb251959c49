import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ChangeTable } from '@/components/audit/change-table';
import { TargetName } from '@/components/audit/target-name';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { TextLink } from '@/components/ui/link';
import { targetNamersOf } from '@/lib/access/domain-server';
import { requireActor } from '@/lib/access/session';
import { eventLabel, targetLabel } from '@/lib/audit/labels/rules';
import { canReadAudit } from '@/lib/audit/policy';
import { getAuditEntry } from '@/lib/audit/queries';
import { nameTargets } from '@/lib/audit/targets/queries';
import { targetOf } from '@/lib/audit/targets/rules';
import { auditAddress } from '@/lib/audit/viewer/rules';
import { askAs } from '@/lib/core/db';
import { formatDateTime, formatNumber } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { domainServers } from '@/lib/generated/domain-servers';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit.detail'))('title') };
}

export default async function AuditEntryPage({ params }: PageProps<'/admin/audit/[id]'>) {
  const actor = await requireActor();
  const id = z.uuid().safeParse((await params).id);
  if (!canReadAudit(actor) || !id.success) notFound();
  const entry = await getAuditEntry(askAs(actor), actor, id.data);
  if (!entry) notFound();
  const [t, list, locale] = await Promise.all([
    getTranslations('audit.detail'),
    getTranslations('audit.list'),
    getLocale(),
  ]);
  const who =
    entry.task === null ? `${entry.actorName} / ${entry.actorOrganizationName}` : list('task', { task: entry.task });
  const namers = targetNamersOf(Object.values(domainServers));
  const target = targetOf(entry, await nameTargets(askAs(actor), actor, [entry.namedBy], namers));
  return (
    <>
      <PageHeading
        eyebrow={entry.seq === null ? list('sealing') : `${t('seq')} ${formatNumber(entry.seq)}`}
        title={eventLabel(entry.event, locale)}
      />
      <DefinitionList
        items={[
          { term: t('when'), value: formatDateTime(entry.at, locale) },
          { term: t('who'), value: who },
          ...(entry.actingForName === null ? [] : [{ term: t('actingFor'), value: entry.actingForName }]),
          {
            term: t('target'),
            value: (
              <>
                {targetLabel(entry.targetType, locale)} {target ? <TargetName {...target} /> : null}{' '}
                <code className="break-all">{entry.targetId}</code>{' '}
                <TextLink href={auditAddress('/admin/audit', { target: entry.targetId })}>{t('sameTarget')}</TextLink>
              </>
            ),
          },
          { term: t('concerned'), value: entry.concerned.join(' / ') || t('none') },
          { term: t('request'), value: <code className="break-all">{entry.requestId || t('none')}</code> },
          { term: t('content'), value: <code className="break-all">{entry.contentHash}</code> },
          { term: t('hash'), value: <code className="break-all">{entry.hash ?? list('sealing')}</code> },
        ]}
      />
      <h2 className="mt-8 mb-3 text-std-20B-150">{t('changes')}</h2>
      {entry.changes.length === 0 ? (
        <p>{t('noState')}</p>
      ) : (
        <ChangeTable changes={entry.changes} event={entry.event} names={entry.names} />
      )}
      <p className="mt-6">
        <TextLink href="/admin/audit">{t('back')}</TextLink>
      </p>
    </>
  );
}

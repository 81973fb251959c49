import { TargetName } from '@/components/audit/target-name';
import { Figures } from '@/components/dashboard/figure';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { targetNamersOf } from '@/lib/access/domain-server';
import { eventLabel, targetLabel } from '@/lib/audit/labels/rules';
import { listRecentChanges, readAuditSigns } from '@/lib/audit/recent/queries';
import { nameTargets } from '@/lib/audit/targets/queries';
import { targetOf } from '@/lib/audit/targets/rules';
import { refusedAddress } from '@/lib/audit/viewer/rules';
import { askAs } from '@/lib/core/db';
import { formatDateTime, formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { DashboardProps } from './panel';

/** What an auditor looks at first: is the record whole, who was refused, what was changed. */
export async function AuditorDashboard({ actor, children }: DashboardProps) {
  const t = await getTranslations('dashboard');
  const locale = await getLocale();
  const ask = askAs(actor);
  // Loaded for auditors alone: it is the work of all domains.
  const { domainServers } = await import('@/lib/generated/domain-servers');
  const namers = targetNamersOf(Object.values(domainServers));
  const data = { ...(await readAuditSigns(ask)), changes: await listRecentChanges(ask, actor, 15) };
  const targets = await nameTargets(
    ask,
    actor,
    data.changes.map(({ namedBy }) => namedBy),
    namers,
  );
  return (
    <>
      <Figures figures={[{ label: t('refused'), value: data.refused, href: refusedAddress, alarming: true }]} />
      <div className="dashboard-columns">
        <Panel plain title={t('chain')}>
          {data.verified === null ? (
            <p>{t('chainNever')}</p>
          ) : (
            <p className="flex flex-wrap items-center gap-3">
              <StatusBadge tone={data.verified.intact ? 'success' : 'error'}>
                {data.verified.intact ? t('chainIntact') : t('chainBroken')}
              </StatusBadge>
              {t('chainVerified', {
                time: formatDateTime(data.verified.at, locale),
                count: formatNumber(data.verified.links),
              })}
            </p>
          )}
        </Panel>
        <Panel aside={<TextLink href="/admin/audit">{t('changesAll')}</TextLink>} plain title={t('changes')}>
          {data.changes.length === 0 ? <p>{t('changesNone')}</p> : null}
          <ul className="cards">
            {data.changes
              .map((change) => ({ ...change, target: targetOf(change, targets) }))
              .map((change) => (
                <li key={change.id} className="card">
                  <span className="card-text">
                    {change.actorOrganizationName} {change.actorName}
                  </span>
                  <span>
                    <TextLink href={`/admin/audit/${change.id}`}>{eventLabel(change.event, locale)}</TextLink>{' '}
                    {change.target ? <TargetName {...change.target} /> : targetLabel(change.targetType, locale)}
                  </span>
                  <time className="text-dns-14N-130" dateTime={change.at.toISOString()}>
                    {formatShortDateTime(change.at, locale)}
                  </time>
                </li>
              ))}
          </ul>
        </Panel>
        {children}
      </div>
    </>
  );
}

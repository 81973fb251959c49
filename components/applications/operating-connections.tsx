import { TextLink } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { requireActor } from '@/lib/access/session';
import { connectionsFrom } from '@/lib/applications/connections/queries';
import { findForm } from '@/lib/applications/forms/queries';
import { canSeeApplications } from '@/lib/applications/policy';
import { askAs } from '@/lib/core/db';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { ConnectionTable } from './connection-table';

interface OperatingConnectionsProps {
  organization: { readonly id: string; readonly code: string };
  /** Business date. */
  date: string;
}

/** The hours of an organization's connections beside its operating window: what its approved applications brought about. */
export async function OperatingConnections({ organization: { id, code }, date }: OperatingConnectionsProps) {
  const actor = await requireActor();
  if (!canSeeApplications(actor)) return null;
  const ask = askAs(actor);
  const rows = await connectionsFrom(ask, actor, id, date);
  if (rows.length === 0) return null;
  const form = await findForm(ask, 'connection-start');
  const t = await getTranslations('applications.connections');
  return (
    <Panel plain title={`${t('ofDay')} ${formatDate(date, await getLocale())}`}>
      <ConnectionTable fields={form?.fields ?? []} rows={rows} />
      <p className="mt-3">
        <TextLink href={`/applications/connections?code=${code}`}>{t('title')}</TextLink>
      </p>
    </Panel>
  );
}

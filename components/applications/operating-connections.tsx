import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import type { ConnectionRow } from '@/lib/applications/connections/types';
import type { FormField } from '@/lib/applications/types';
import { formatDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { ConnectionTable } from './connection-table';

interface OperatingConnectionsProps {
  /** Of the organization. */
  code: string;
  /** Business date. */
  date: string;
  rows: readonly ConnectionRow[];
  /** Of the form that starts connections. */
  fields: readonly FormField[];
}

/** The hours of an organization's connections beside its operating window: what its approved applications brought about. */
export async function OperatingConnections({ code, date, rows, fields }: OperatingConnectionsProps) {
  if (rows.length === 0) return null;
  const t = await getTranslations('applications.connections');
  return (
    <Panel plain title={`${t('ofDay')} ${formatDate(date, await getLocale())}`}>
      <ConnectionTable fields={fields} rows={rows} />
      <p className="mt-3">
        <TextLink href={`/applications/connections?code=${code}`}>{t('title')}</TextLink>
      </p>
    </Panel>
  );
}

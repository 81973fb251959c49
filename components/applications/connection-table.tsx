import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatMinutes } from '@/lib/applications/connections/rules';
import type { ConnectionRow } from '@/lib/applications/connections/types';
import type { FormField } from '@/lib/applications/types';
import { valueText } from '@/lib/applications/values/wording/rules';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

interface ConnectionTableProps {
  rows: readonly ConnectionRow[];
  /** Of the form that starts connections: it has the names of systems and ways. */
  fields: readonly FormField[];
}

export async function ConnectionTable({ rows, fields }: ConnectionTableProps) {
  const t = await getTranslations('applications');
  const locale = await getLocale();
  const named = (key: string, value: string) => {
    const field = fields.find((one) => one.key === key);
    return field ? valueText(field, { [key]: value }, locale) : value;
  };
  return (
    <Table caption={t('connections.title')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('columns.organization')}</th>
          {(['system', 'state', 'from', 'method', 'hours'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`connections.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.organizationId} ${row.system} ${row.validFrom}`}>
            <td className="who" data-label={t('columns.organization')}>
              {`${row.prefectureName} ${row.organizationName}`}
            </td>
            <td data-label={t('connections.system')}>{named('system', row.system)}</td>
            <td className="tight" data-label={t('connections.state')}>
              <StatusBadge tone={row.connected ? 'success' : 'closed'}>
                {t(row.connected ? 'connections.connected' : 'connections.ended')}
              </StatusBadge>
            </td>
            <td className="tight" data-label={t('connections.from')}>
              {formatShortDate(row.validFrom, locale)}
              {row.current ? null : <strong className="ms-2">{t('connections.planned')}</strong>}
            </td>
            <td data-label={t('connections.method')}>{named('method', row.method)}</td>
            <td className="tight" data-label={t('connections.hours')}>
              {row.opens === null || row.closes === null
                ? t('connections.wholeDay')
                : `${formatMinutes(row.opens)}–${formatMinutes(row.closes)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

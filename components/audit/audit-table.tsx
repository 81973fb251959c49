import type { ReactNode } from 'react';
import { Rows } from '@/components/ui/list/rows';
import { Table } from '@/components/ui/list/table';
import { eventLabel, targetLabel } from '@/lib/audit/labels/rules';
import { shortTargetId, targetOf } from '@/lib/audit/targets/rules';
import type { NamedTarget } from '@/lib/audit/targets/types';
import type { AuditSummary } from '@/lib/audit/types';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { TargetName } from './target-name';

const columns = [
  { name: 'seq', className: 'num tight' },
  { name: 'when', className: 'tight' },
  { name: 'event' },
  { name: 'target' },
  { name: 'who' },
  { name: 'organization' },
] as const;

type Name = (typeof columns)[number]['name'];

interface AuditTableProps {
  items: readonly AuditSummary[];
  /** What the targets are called, by id. */
  targets: ReadonlyMap<string, NamedTarget>;
}

export async function AuditTable({ items, targets }: AuditTableProps) {
  const [t, locale] = await Promise.all([getTranslations('audit.list'), getLocale()]);
  return (
    <Table caption={t('caption')} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} className={name === 'seq' ? 'num' : undefined} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <Rows
        columns={columns.map((column) => ({ ...column, label: t(column.name) }))}
        rows={items.map((item) => ({ key: item.id, cells: cellsOf(item, targetOf(item, targets), t, locale) }))}
      />
    </Table>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'audit.list'>>>;

function cellsOf(
  item: AuditSummary,
  named: NamedTarget | undefined,
  t: Words,
  locale: Locale,
): Record<Name, ReactNode> {
  const event = eventLabel(item.event, locale);
  const time = formatShortDateTime(item.at, locale);
  const short = shortTargetId(item.targetId);
  return {
    seq: item.seq === null ? t('sealing') : formatNumber(item.seq),
    when: time,
    event: (
      <a aria-label={`${event} ${time} ${named?.name ?? short}`} className="link" href={`/admin/audit/${item.id}`}>
        {event}
      </a>
    ),
    target: (
      <>
        {`${targetLabel(item.targetType, locale)} `}
        {named ? <TargetName {...named} /> : <code>{short}</code>}
      </>
    ),
    who: item.task === null ? item.actorName : t('task', { task: item.task }),
    organization: (
      <>
        {item.actorOrganizationName || '–'}
        {item.actingForName === null ? null : (
          <span className="block text-solid-gray-700">{t('actingFor', { organization: item.actingForName })}</span>
        )}
      </>
    ),
  };
}

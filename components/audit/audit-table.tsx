import { Table } from '@/components/ui/table';
import { eventLabel, targetLabel } from '@/lib/audit/labels/rules';
import type { AuditSummary } from '@/lib/audit/types';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function AuditTable({ items }: { items: readonly AuditSummary[] }) {
  const [t, locale] = await Promise.all([getTranslations('audit.list'), getLocale()]);
  return (
    <Table caption={t('caption')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th className="num" scope="col">
            {t('seq')}
          </th>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('event')}</th>
          <th scope="col">{t('target')}</th>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('organization')}</th>
        </tr>
      </thead>
      <tbody>{items.map((item) => drawRow(item, t, locale))}</tbody>
    </Table>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'audit.list'>>>;

function drawRow(item: AuditSummary, t: Words, locale: Locale) {
  const event = eventLabel(item.event, locale);
  const time = formatShortDateTime(item.at, locale);
  const target = item.targetId.slice(-8);
  return (
    <tr key={item.id}>
      <td className="num tight" data-label={t('seq')}>
        {item.seq === null ? t('sealing') : formatNumber(item.seq)}
      </td>
      <td className="tight" data-label={t('when')}>
        {time}
      </td>
      <td data-label={t('event')}>
        <a aria-label={`${event} ${time} …${target}`} className="link" href={`/admin/audit/${item.id}`}>
          {event}
        </a>
      </td>
      <td data-label={t('target')}>
        {`${targetLabel(item.targetType, locale)} `}
        <code>{`…${target}`}</code>
      </td>
      <td data-label={t('who')}>{item.task === null ? item.actorName : t('task', { task: item.task })}</td>
      <td data-label={t('organization')}>
        {item.actorOrganizationName || '–'}
        {item.actingForName === null ? null : (
          <span className="block text-solid-gray-700">{t('actingFor', { organization: item.actingForName })}</span>
        )}
      </td>
    </tr>
  );
}

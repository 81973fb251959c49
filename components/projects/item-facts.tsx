import { DefinitionList } from '@/components/ui/layout/definition-list';
import { formatBytes, formatDateTime, formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { FileSummary } from '@/lib/files/types';
import type { ItemKey } from '@/lib/projects/template/constants';
import type { ItemRow } from '@/lib/projects/types';
import { ItemState } from './item-state';

interface ItemFactsProps {
  number: number;
  item: ItemRow;
  files: readonly FileSummary[];
  today: string;
}

/** How an item stands: dates, what it waits for, what came out, who said so and who approved. */
export async function ItemFacts({ number, item, files, today }: ItemFactsProps) {
  const t = await getTranslations('projects');
  const locale = await getLocale();
  const by = (name: string, at: Date | null) =>
    at === null ? t('none') : t('item.by', { name, at: formatDateTime(at, locale) });
  const { startsOn, endsOn } = item;
  return (
    <DefinitionList
      items={[
        { term: t('item.what'), value: t(`work.${item.key}`) },
        { term: t('gantt.state'), value: <ItemState item={item} today={today} /> },
        {
          term: t('gantt.dates'),
          value:
            startsOn === null || endsOn === null
              ? t('gantt.noDates')
              : t('gantt.between', {
                  from: formatShortDate(startsOn, locale),
                  to: formatShortDate(endsOn, locale),
                }),
        },
        {
          term: t('item.dependsOn'),
          value:
            item.dependsOn.length === 0 ? (
              t('none')
            ) : (
              <ul>
                {item.dependsOn.map((key) => (
                  <li key={key}>
                    <a className="link" href={`/projects/${number}/items/${key}`}>
                      {t(`items.${key as ItemKey}`)}
                    </a>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          term: t('item.note'),
          value: <span className="whitespace-pre-line">{item.note || t('item.noNote')}</span>,
        },
        {
          term: t('item.files'),
          value:
            files.length === 0 ? (
              t('item.noFiles')
            ) : (
              <ul>
                {files.map((file) => (
                  <li key={file.id}>
                    <a className="link" href={`/files/${file.id}`}>
                      {file.name}
                    </a>{' '}
                    {formatBytes(file.size)}
                  </li>
                ))}
              </ul>
            ),
        },
        { term: t('item.done'), value: by(item.doneName, item.doneAt) },
        { term: t('item.approved'), value: by(item.approvedBy, item.approvedAt) },
        ...(item.returned === '' ? [] : [{ term: t('item.returned'), value: item.returned }]),
      ]}
    />
  );
}

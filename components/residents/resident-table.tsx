import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { formatWareki } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { ageOn } from '@/lib/residents/rules';
import type { FoundResident } from '@/lib/residents/types';
import { FlagBadges, ResidentState } from './resident-flags';

/** Who was found, each a row that the arrow keys reach. */
export async function ResidentTable({ rows, today }: { rows: readonly FoundResident[]; today: string }) {
  const t = await getTranslations('counter');
  return (
    <Table caption={t('search.results')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('fields.name')}</th>
          <th scope="col">{t('fields.birthDate')}</th>
          <th scope="col">{t('fields.sex')}</th>
          <th scope="col">{t('fields.address')}</th>
          <th scope="col">{t('fields.head')}</th>
          <th scope="col">{t('fields.number')}</th>
          <th scope="col">{t('fields.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-label={t('fields.name')}>
              <TextLink className="text-std-17B-170" data-counter-row href={`/counter/${row.number}`} lang="ja">
                {row.name}
              </TextLink>
              <span className="block text-solid-gray-700" lang="ja">
                {row.kana}
                {row.alias === '' ? null : ` （${row.alias}）`}
              </span>
            </td>
            <td className="tight" data-label={t('fields.birthDate')}>
              {formatWareki(row.birthDate)}{' '}
              <span className="block">{t('fields.age', { age: ageOn(row.birthDate, today) })}</span>
            </td>
            <td data-label={t('fields.sex')}>{t(`sexes.${row.sex}`)}</td>
            <td data-label={t('fields.address')} lang="ja">
              {row.address}
            </td>
            <td data-label={t('fields.head')} lang="ja">
              {row.head}
            </td>
            <td className="num" data-label={t('fields.number')}>
              {row.number}
            </td>
            <td data-label={t('fields.state')}>
              <span className="flex flex-wrap gap-1">
                <ResidentState resident={row} />
                <FlagBadges resident={row} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

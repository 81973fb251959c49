import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { formatWareki } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { ageOn } from '@/lib/residents/rules';
import type { ResidentDetail } from '@/lib/residents/types';
import { FlagBadges } from './resident-flags';

interface HouseholdTableProps {
  members: readonly ResidentDetail[];
  /** Whose page it is. */
  current: string;
  today: string;
}

export async function HouseholdTable({ members, current, today }: HouseholdTableProps) {
  const t = await getTranslations('counter');
  return (
    <Table caption={t('person.household')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('fields.name')}</th>
          <th scope="col">{t('fields.relationship')}</th>
          <th scope="col">{t('fields.birthDate')}</th>
          <th scope="col">{t('fields.sex')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <td data-label={t('fields.name')} lang="ja">
              {member.id === current ? (
                <strong>{member.name}</strong>
              ) : (
                <TextLink data-counter-row href={`/counter/${member.number}`}>
                  {member.name}
                </TextLink>
              )}{' '}
              <FlagBadges resident={member} />
            </td>
            <td data-label={t('fields.relationship')} lang="ja">
              {member.relationship}
            </td>
            <td className="tight" data-label={t('fields.birthDate')}>
              {formatWareki(member.birthDate)} {t('fields.age', { age: ageOn(member.birthDate, today) })}
            </td>
            <td data-label={t('fields.sex')}>{t(`sexes.${member.sex}`)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

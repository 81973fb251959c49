import { DefinitionList } from '@/components/ui/layout/definition-list';
import { formatWareki } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { ResidentDetail } from '@/lib/residents/types';
import { ResidentState } from './resident-flags';

/** What the register says of a person. */
export async function ResidentFacts({ resident }: { resident: ResidentDetail }) {
  const t = await getTranslations('counter');
  const text = (value: string) => (value === '' ? t('fields.none') : <span lang="ja">{value}</span>);
  const day = (value: string | null) => (value === null ? t('fields.none') : formatWareki(value));
  const foreign = resident.nationality !== '';
  return (
    <DefinitionList
      items={[
        { term: t('fields.state'), value: <ResidentState resident={resident} /> },
        { term: t('fields.address'), value: text(resident.address) },
        { term: t('fields.head'), value: text(resident.headName) },
        { term: t('fields.household'), value: resident.householdNumber ?? t('fields.none') },
        ...(resident.alias === '' ? [] : [{ term: t('fields.alias'), value: text(resident.alias) }]),
        { term: t('fields.becameResidentOn'), value: day(resident.becameResidentOn) },
        { term: t('fields.addressSince'), value: day(resident.addressSince) },
        { term: t('fields.notifiedOn'), value: day(resident.notifiedOn) },
        { term: t('fields.previousAddress'), value: text(resident.previousAddress) },
        ...(foreign
          ? [
              { term: t('fields.nationality'), value: text(resident.nationality) },
              { term: t('fields.residenceStatus'), value: text(resident.residenceStatus) },
              { term: t('fields.residenceUntil'), value: day(resident.residenceUntil) },
            ]
          : [
              { term: t('fields.registeredDomicile'), value: text(resident.registeredDomicile) },
              { term: t('fields.familyRegisterHead'), value: text(resident.familyRegisterHead) },
            ]),
        ...(resident.endedOn === null ? [] : [{ term: t('fields.endedOn'), value: day(resident.endedOn) }]),
      ]}
    />
  );
}

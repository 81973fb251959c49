import { SelectField } from '@/components/ui/form/select-field';
import { TextField } from '@/components/ui/form/text-field';
import type { SystemRow } from '@/lib/network/systems/queries';
import type { NetworkWords } from '../states';

interface EquipmentFieldsProps {
  values: {
    readonly name: string;
    readonly nameEn: string;
    readonly generation: string;
    readonly renewalDueOn: string | null;
    readonly systemId: string | null;
  };
  systems: readonly SystemRow[];
  t: NetworkWords;
}

/** What a server or device is called and made of. */
export function EquipmentFields({ values, systems, t }: EquipmentFieldsProps) {
  return (
    <>
      <TextField defaultValue={values.name} label={t('form.name')} maxLength={60} name="name" required />
      <TextField
        defaultValue={values.nameEn}
        label={t('form.nameEn')}
        lang="en"
        maxLength={80}
        name="nameEn"
        support={t('form.nameEnHelp')}
      />
      <TextField
        defaultValue={values.generation}
        label={t('form.generation')}
        maxLength={20}
        name="generation"
        support={t('form.generationHelp')}
      />
      <TextField defaultValue={values.renewalDueOn ?? ''} label={t('form.renewal')} name="renewalDueOn" type="date" />
      <SelectField
        defaultValue={values.systemId ?? ''}
        emptyLabel={t('form.noSystem')}
        label={t('form.system')}
        name="systemId"
        options={systems
          .filter(({ id, validTo }) => validTo === null || id === values.systemId)
          .map(({ id, label }) => ({ value: id, label }))}
      />
    </>
  );
}

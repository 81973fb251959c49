import type { ComponentProps, ReactNode } from 'react';
import { Input } from '@/components/ui/form/input';
import { Select } from '@/components/ui/form/select';
import { FilterBar } from '@/components/ui/list/filter-bar';
import { getTranslations } from '@/lib/core/i18n/server';
import { services } from '@/lib/window/constants';
import { supposedChanges, supposedOwners } from '@/lib/window/schema';

interface Values {
  readonly org: string;
  readonly service: string;
  readonly at: string;
  readonly change: string;
  readonly whose: string;
  readonly from: string;
  readonly until: string;
}

/** What is asked, in the address: organization, service, time, and what would be if something were otherwise. */
export async function ExplainForm({ values }: { values: Values }) {
  const t = await getTranslations('window');
  return (
    <FilterBar action="/operations/window">
      <Field label={t('explain.org')} name="org" values={values} />
      <Item id="explain-service" label={t('explain.service')}>
        <Select
          defaultValue={values.service}
          id="explain-service"
          name="service"
          options={services.map((value) => ({ value, label: t(`services.${value}`) }))}
          size="small"
        />
      </Item>
      <Field label={t('explain.at')} name="at" type="datetime-local" values={values} />
      <Item id="explain-change" label={t('explain.change')}>
        <Select
          defaultValue={values.change}
          id="explain-change"
          name="change"
          options={[
            { value: '', label: t('explain.changes.none') },
            ...supposedChanges.map((value) => ({ value, label: t(`explain.changes.${value}`) })),
          ]}
          size="small"
        />
      </Item>
      <Item id="explain-whose" label={t('explain.whose')}>
        <Select
          defaultValue={values.whose}
          id="explain-whose"
          name="whose"
          options={supposedOwners.map((value) => ({ value, label: t(`explain.owners.${value}`) }))}
          size="small"
        />
      </Item>
      <Field label={t('explain.from')} name="from" values={values} />
      <Field label={t('explain.until')} name="until" values={values} />
    </FilterBar>
  );
}

function Item({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

interface FieldProps extends Omit<ComponentProps<typeof Input>, 'id' | 'name' | 'size'> {
  label: string;
  name: keyof Values;
  values: Values;
}

function Field({ label, name, values, ...rest }: FieldProps) {
  const id = `explain-${name}`;
  return (
    <Item id={id} label={label}>
      <Input {...rest} defaultValue={values[name]} id={id} name={name} size="small" />
    </Item>
  );
}

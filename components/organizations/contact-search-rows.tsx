import { Input } from '@/components/ui/form/input';
import { Select, type SelectOption } from '@/components/ui/form/select';
import { FilterItem } from '@/components/ui/list/filter-bar';
import type { getTranslations } from '@/lib/core/i18n/server';
import { searchFields, searchOperators, searchOrders } from '@/lib/organizations/contacts/search/constants';
import type { Condition, Ordering } from '@/lib/organizations/contacts/search/types';

const line = 'mb-3 flex min-w-0 flex-wrap items-end gap-x-3 gap-y-2 border-0 p-0';

type Words = Awaited<ReturnType<typeof getTranslations<'organizations.search'>>>;

interface ConditionRowsProps {
  t: Words;
  /** Numbers of the rows. */
  rows: readonly number[];
  conditions: readonly Condition[];
}

export function ConditionRows({ t, rows, conditions }: ConditionRowsProps) {
  const fields = searchFields.map((value) => ({ value, label: t(`fields.${value}`) }));
  const operators = searchOperators.map((value) => ({ value, label: t(`operators.${value}`) }));
  return rows.map((row) => (
    <ConditionRow key={row} condition={conditions[row - 1]} fields={fields} operators={operators} row={row} t={t} />
  ));
}

interface ConditionRowProps {
  t: Words;
  row: number;
  condition: Condition | undefined;
  fields: readonly SelectOption[];
  operators: readonly SelectOption[];
}

function ConditionRow({ t, row, condition, fields, operators }: ConditionRowProps) {
  return (
    <fieldset className={line}>
      <legend className="sr-only">{t('condition', { row })}</legend>
      <FilterItem id={`f${row}`} label={t('field')}>
        <Select
          defaultValue={condition?.field ?? 'organization'}
          id={`f${row}`}
          name={`f${row}`}
          options={fields}
          size="small"
        />
      </FilterItem>
      <FilterItem className="grow desktop:max-w-80" id={`v${row}`} label={t('value')}>
        <Input
          className="w-full"
          defaultValue={condition?.value}
          id={`v${row}`}
          maxLength={100}
          name={`v${row}`}
          size="small"
        />
      </FilterItem>
      <FilterItem id={`o${row}`} label={t('operator')}>
        <Select
          defaultValue={condition?.operator ?? 'startsWith'}
          id={`o${row}`}
          name={`o${row}`}
          options={operators}
          size="small"
        />
      </FilterItem>
    </fieldset>
  );
}

export function OrderRow({ t, row, order }: { t: Words; row: number; order: Ordering | undefined }) {
  return (
    <fieldset className={line}>
      <legend className="sr-only">{t('order', { row })}</legend>
      <FilterItem id={`s${row}`} label={t('order', { row })}>
        <Select
          defaultValue={order?.by ?? ''}
          emptyLabel={t('notUsed')}
          id={`s${row}`}
          name={`s${row}`}
          options={searchOrders.map((value) => ({ value, label: t(`orders.${value}`) }))}
          size="small"
        />
      </FilterItem>
      <FilterItem id={`d${row}`} label={t('direction')}>
        <Select
          defaultValue={order?.direction ?? 'asc'}
          id={`d${row}`}
          name={`d${row}`}
          options={(['asc', 'desc'] as const).map((value) => ({ value, label: t(`directions.${value}`) }))}
          size="small"
        />
      </FilterItem>
    </fieldset>
  );
}

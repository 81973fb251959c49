import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/form/select';
import { FilterItem } from '@/components/ui/list/filter-bar';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { PlanForm } from '@/lib/organizations/tree/form/types';
import { nameIn } from './organization-name';

export const acrossId = 'plan-across';

/** A merger of municipalities may cross the border of a prefecture: offers those of another one in the form below. */
export async function PlanAcross({ form }: { form: PlanForm }) {
  const { start, target, prefecture, prefectures, also } = form;
  const home = prefecture?.id ?? target?.parentId ?? null;
  if ((start !== 'merge' && start !== 'consolidate') || home === null) return null;
  const t = await getTranslations('organizations.admin');
  const locale = await getLocale();
  const others = prefectures.filter(({ id }) => id !== home);
  return (
    <form
      action="/admin/organizations/new"
      aria-label={t('across')}
      className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-3"
      id={acrossId}
      method="get"
    >
      <input name="kind" type="hidden" value={start} />
      {target === null ? null : <input name="code" type="hidden" value={target.code} />}
      {prefecture === null ? null : <input name="prefecture" type="hidden" value={prefecture.code} />}
      <FilterItem id="plan-also" label={t('across')}>
        <Select
          defaultValue={also?.code ?? ''}
          id="plan-also"
          name="also"
          emptyLabel={t('acrossNone')}
          options={others.map((body) => ({ value: body.code, label: nameIn(locale, body) }))}
          size="small"
        />
      </FilterItem>
      <Button size="small" type="submit">
        {t('acrossShow')}
      </Button>
    </form>
  );
}

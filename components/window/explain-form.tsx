import { FilterBar } from '@/components/ui/filter-bar';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { getTranslations } from '@/lib/core/i18n/server';
import { services } from '@/lib/window/constants';

interface Values {
  readonly org: string;
  readonly service: string;
  readonly at: string;
  readonly until: string;
}

/** What is asked, in the address: organization, service, time, and what would be if it were extended. */
export async function ExplainForm({ values }: { values: Values }) {
  const t = await getTranslations('window');
  return (
    <FilterBar action="/operations/window">
      <div className="flex flex-col gap-1">
        <label htmlFor="explain-org">{t('explain.org')}</label>
        <Input defaultValue={values.org} id="explain-org" name="org" size="small" />
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor="explain-service">{t('explain.service')}</label>
        <Select
          defaultValue={values.service}
          id="explain-service"
          name="service"
          options={services.map((value) => ({ value, label: t(`services.${value}`) }))}
          size="small"
        />
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor="explain-at">{t('explain.at')}</label>
        <Input defaultValue={values.at} id="explain-at" name="at" size="small" type="datetime-local" />
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor="explain-until">{t('explain.until')}</label>
        <Input defaultValue={values.until} id="explain-until" name="until" size="small" />
      </div>
    </FilterBar>
  );
}

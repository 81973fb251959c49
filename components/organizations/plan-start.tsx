import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/form/input';
import { Select } from '@/components/ui/form/select';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink } from '@/components/ui/link';
import { FilterItem } from '@/components/ui/list/filter-bar';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { OrganizationRef } from '@/lib/organizations/types';
import { nameIn } from './organization-name';

interface StartFormProps {
  label: string;
  kinds: readonly { value: string; label: string }[];
  submit: string;
  children: ReactNode;
}

function StartForm({ label, kinds, submit, children }: StartFormProps) {
  const [only] = kinds;
  return (
    <form
      action="/admin/organizations/new"
      aria-label={label}
      className="flex flex-wrap items-end gap-x-4 gap-y-3"
      method="get"
    >
      {kinds.length === 1 ? (
        <input name="kind" type="hidden" value={only?.value} />
      ) : (
        <FilterItem id="start-kind" label={label}>
          <Select id="start-kind" name="kind" options={kinds} size="small" />
        </FilterItem>
      )}
      {children}
      <Button size="small" type="submit">
        {submit}
      </Button>
    </form>
  );
}

/** Where the planning of a change begins: which change, and of whom. */
export async function PlanStart({ prefectures }: { prefectures: readonly OrganizationRef[] }) {
  const t = await getTranslations('organizations.admin');
  const locale = await getLocale();
  const ofOne = [
    { value: 'revise', label: t('startRevise') },
    { value: 'merge', label: t('startMerge') },
    { value: 'close', label: t('startClose') },
  ];
  return (
    <Panel plain title={t('plan')}>
      <p className="mb-4">{t('chooseHelp')}</p>
      <div className="flex flex-col gap-5">
        <StartForm kinds={ofOne} label={t('choose')} submit={t('next')}>
          <FilterItem id="start-code" label={t('targetCode')}>
            <Input id="start-code" maxLength={20} name="code" required size="small" />
          </FilterItem>
        </StartForm>
        <StartForm
          kinds={[{ value: 'consolidate', label: '' }]}
          label={t('startConsolidate')}
          submit={t('startConsolidate')}
        >
          <FilterItem id="start-prefecture" label={t('prefectureChoice')}>
            <Select
              id="start-prefecture"
              name="prefecture"
              options={prefectures.map((body) => ({ value: body.code, label: nameIn(locale, body) }))}
              size="small"
            />
          </FilterItem>
        </StartForm>
        <div>
          <ButtonLink href="/admin/organizations/new?kind=found" size="small">
            {t('startFound')}
          </ButtonLink>
        </div>
      </div>
    </Panel>
  );
}

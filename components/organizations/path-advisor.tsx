import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/form/select';
import { Panel } from '@/components/ui/layout/panel';
import { FilterItem } from '@/components/ui/list/filter-bar';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { adviseContactPath } from '@/lib/organizations/contacts/path/rules';
import { type Addressee, addressees, type Matter, matters } from '@/lib/organizations/contacts/path/types';
import type { Contact } from '@/lib/organizations/contacts/types';
import { PathSteps } from './path-steps';

interface PathAdvisorProps {
  to: Addressee;
  matter: Matter;
  now: Date;
  holidays: ReadonlySet<string>;
  seesEmergencyContacts: boolean;
  /** The operator's window that is called now; null = none is registered. */
  operator: Contact | null;
  /** The search that must stay in the address. */
  query: string;
}

/** Which way to take for this matter at this moment (S3): the rule that people otherwise look up in a manual. */
export async function PathAdvisor({ to, matter, operator, query, ...question }: PathAdvisorProps) {
  const t = await getTranslations('organizations.path');
  const locale = await getLocale();
  const path = adviseContactPath({ to, matter, ...question });
  return (
    <Panel className="mb-6" plain title={t('title')}>
      <p className="mb-3 text-solid-gray-700">
        {t('now', { time: formatDateTime(question.now, locale) })} {path.daytime ? t('daytime') : t('otherTime')}
      </p>
      <form
        action="/contacts"
        aria-label={t('title')}
        className="no-print mb-4 flex flex-wrap items-end gap-x-4 gap-y-3"
        method="get"
      >
        {[...new URLSearchParams(query)].map(([name, value]) => (
          <input key={name} name={name} type="hidden" value={value} />
        ))}
        <FilterItem id="path-to" label={t('to')}>
          <Select
            defaultValue={to}
            id="path-to"
            name="to"
            options={addressees.map((value) => ({ value, label: t(`addressees.${value}`) }))}
            size="small"
          />
        </FilterItem>
        <FilterItem id="path-matter" label={t('matter')}>
          <Select
            defaultValue={matter}
            id="path-matter"
            name="matter"
            options={matters.map((value) => ({ value, label: t(`matters.${value}`) }))}
            size="small"
          />
        </FilterItem>
        <Button size="small" type="submit">
          {t('show')}
        </Button>
      </form>
      <PathSteps holidays={question.holidays} now={question.now} operator={operator} steps={path.steps} />
      {question.seesEmergencyContacts && to === 'other' && matter === 'abnormal' ? (
        <p className="mt-3 text-solid-gray-700">{t('seesEmergency')}</p>
      ) : null}
    </Panel>
  );
}

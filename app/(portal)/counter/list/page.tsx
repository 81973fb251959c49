import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DataState } from '@/components/certificates/data-state';
import { CounterTabs } from '@/components/residents/counter-tabs';
import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { getDataState } from '@/lib/certificates/data-state/queries';
import { issueResidentListAction } from '@/lib/certificates/issue/actions';
import { placesOf } from '@/lib/certificates/issue/rules';
import { countResidents } from '@/lib/certificates/list/queries';
import { canIssue } from '@/lib/certificates/policy';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { currentSite } from '@/lib/core/site';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates.list'))('title') };
}

export default async function ResidentListPage() {
  const actor = await requireActor();
  if (!canIssue(actor)) notFound();
  const ask = askAs(actor);
  const [count, state, t, issue] = await Promise.all([
    countResidents(ask),
    getDataState(ask, now()),
    getTranslations('certificates.list'),
    getTranslations('certificates.issue'),
  ]);
  const places = placesOf(currentSite(), actor.organizationCode);
  return (
    <>
      <PageHeading lead={t('lead', { count: formatNumber(count) })} title={t('title')} />
      <CounterTabs actor={actor} current="list" />
      <DataState {...state} />
      {state.problems.length > 0 ? null : (
        <Panel className="max-w-2xl" plain>
          <ActionForm action={issueResidentListAction} label={t('make')}>
            <SelectField
              defaultValue={places[0] ?? ''}
              label={issue('place')}
              name="place"
              options={places.map((value) => ({ value, label: value }))}
              required
            />
            <p>{t('help')}</p>
            <div>
              <SubmitButton size="large">{t('make')}</SubmitButton>
            </div>
          </ActionForm>
        </Panel>
      )}
    </>
  );
}

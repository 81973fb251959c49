import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DrillTable } from '@/components/continuity/drill-table';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ActionForm } from '@/components/ui/form/action-form';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { startDrillAction } from '@/lib/continuity/drills/actions';
import { listDrills } from '@/lib/continuity/drills/queries';
import { canRunDrills, canSeeDrills } from '@/lib/continuity/policy';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { currentSite } from '@/lib/core/site';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('continuity'))('drills.title') };
}

export default async function DrillsPage() {
  const actor = await requireActor();
  if (currentSite().kind !== 'cloud' || !canSeeDrills(actor)) notFound();
  const [t, locale, drills] = [await getTranslations('continuity'), await getLocale(), await listDrills(askAs(actor))];
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/continuity' }, { label: t('drills.title') }]} />
      <PageHeading lead={t('drills.lead')} title={t('drills.title')} />
      <div className="flex flex-col gap-6">
        {canRunDrills(actor) ? (
          <Panel className="max-w-2xl" plain title={t('drills.startTitle')}>
            <ActionForm action={startDrillAction} label={t('drills.startTitle')}>
              <SelectField
                label={t('drills.extent')}
                name="extent"
                options={(['whole', 'short'] as const).map((value) => ({ value, label: t(`drills.${value}`) }))}
                required
              />
              <SubmitButton>{t('drills.start')}</SubmitButton>
            </ActionForm>
          </Panel>
        ) : null}
        <Panel plain title={t('drills.list')}>
          {drills.length === 0 ? <p>{t('drills.none')}</p> : <DrillTable drills={drills} locale={locale} t={t} />}
        </Panel>
      </div>
      <LiveRefresh topics={['continuity']} />
    </>
  );
}

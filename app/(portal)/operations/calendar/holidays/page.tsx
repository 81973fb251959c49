import type { Metadata } from 'next';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TabLinks } from '@/components/ui/layout/tabs';
import { ButtonLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { HolidayTable } from '@/components/window/holiday-table';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { operatingDateOf } from '@/lib/operations/rules';
import { confirmYearAction, previewHolidayAction } from '@/lib/window/holidays/actions';
import { listHolidaysOf, listHolidayYears } from '@/lib/window/holidays/queries';
import { canSetNation } from '@/lib/window/policy';
import { operatingNow } from '@/lib/window/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.holidays'))('title') };
}

const yearForm = /^(19|20|21)\d\d$/;

export default async function HolidaysPage({ searchParams }: PageProps<'/operations/calendar/holidays'>) {
  const actor = await requireActor();
  const t = await getTranslations('window.holidays');
  const words = await getTranslations('window.calendar');
  const { year: asked } = await searchParams;
  const ask = askAs(actor);
  const today = operatingDateOf(await operatingNow(ask));
  const year = typeof asked === 'string' && yearForm.test(asked) ? Number(asked) : Number(today.slice(0, 4));
  const years = await listHolidayYears(ask, Math.min(year, Number(today.slice(0, 4)) - 1));
  const known = years.find((one) => one.year === year);
  const rows = await listHolidaysOf(ask, year);
  const sets = canSetNation(actor);
  const version = known?.version ?? 0;
  const confirmed = known?.confirmed ?? false;
  const tabs = years.map((one) => ({
    href: `/operations/calendar/holidays?year=${one.year}`,
    label: t('yearTitle', { year: String(one.year) }),
    current: one.year === year,
  }));
  return (
    <>
      <Breadcrumb items={[{ label: words('title'), href: '/operations/calendar' }, { label: t('title') }]} />
      <PageHeading
        actions={sets ? <ButtonLink href="/operations/calendar/holidays/import">{t('import')}</ButtonLink> : undefined}
        lead={t('lead')}
        title={t('title')}
      />
      <TabLinks items={tabs} label={t('years')} />
      <div className="flex flex-col gap-6">
        <Panel
          plain
          aside={
            <StatusBadge tone={confirmed ? 'success' : 'waiting'}>
              {words(confirmed ? 'confirmed' : 'unconfirmed')}
            </StatusBadge>
          }
          title={t('yearTitle', { year: String(year) })}
        >
          {rows.length === 0 ? (
            <p>{t('none')}</p>
          ) : (
            <HolidayTable removes={({ date }) => sets && date >= today} rows={rows} version={version} />
          )}
          {sets ? (
            <ActionForm action={confirmYearAction} className="mt-4" label={t('years')}>
              <input name="year" type="hidden" value={year} />
              <input name="version" type="hidden" value={version} />
              <input name="confirmed" type="hidden" value={confirmed ? 'no' : 'yes'} />
              <div>
                <SubmitButton variant="outline">
                  {t(confirmed ? 'unconfirm' : 'confirm', { year: String(year) })}
                </SubmitButton>
              </div>
            </ActionForm>
          ) : null}
        </Panel>
        {sets ? (
          <Panel plain title={t('add')}>
            <ActionForm action={previewHolidayAction} label={t('add')}>
              <input name="version" type="hidden" value={version} />
              <div className="grid gap-6 desktop:grid-cols-3">
                <TextField
                  label={words('date')}
                  max={`${year}-12-31`}
                  min={`${year}-01-01`}
                  name="date"
                  required
                  type="date"
                />
                <TextField label={words('name')} maxLength={60} name="name" required />
                <TextField label={words('nameEn')} maxLength={60} name="nameEn" />
              </div>
              <div>
                <SubmitButton>{words('confirm')}</SubmitButton>
              </div>
            </ActionForm>
          </Panel>
        ) : null}
      </div>
    </>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AddStockForm, FormPeriods, SettingsForm } from '@/components/certificates/paper-forms';
import { StockTable } from '@/components/certificates/stock-table';
import { CounterTabs } from '@/components/residents/counter-tabs';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { canManagePaper } from '@/lib/certificates/policy';
import { getSettings } from '@/lib/certificates/queries';
import { listFormPeriods, listStocks } from '@/lib/certificates/stocks/queries';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates.paper'))('title') };
}

export default async function PaperPage() {
  const actor = await requireActor();
  if (!canManagePaper(actor)) notFound();
  const ask = askAs(actor);
  const [stocks, periods, settings, t] = await Promise.all([
    listStocks(ask),
    listFormPeriods(ask),
    getSettings(ask),
    getTranslations('certificates.paper'),
  ]);
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <CounterTabs actor={actor} current="paper" />
      <div className="flex flex-col gap-6">
        <Panel plain title={t('stocks')}>
          {stocks.length === 0 ? (
            <EmptyState icon="file" title={t('empty')}>
              {t('emptyHelp')}
            </EmptyState>
          ) : (
            <StockTable stocks={stocks} />
          )}
        </Panel>
        <AddStockForm />
        <FormPeriods periods={periods} />
        <SettingsForm settings={settings} />
      </div>
    </>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FreezeBanners } from '@/components/campaigns/freeze-banners';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Table } from '@/components/ui/list/table';
import { requireActor } from '@/lib/access/session';
import { listFrozen, listRounds } from '@/lib/campaigns/integrated/queries';
import { canSeeCampaigns } from '@/lib/campaigns/policy';
import { askAs } from '@/lib/core/db';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tests'))('title') };
}

export default async function TestsPage() {
  const actor = await requireActor();
  if (!canSeeCampaigns(actor)) notFound();
  const ask = askAs(actor);
  const rounds = await listRounds(ask, actor);
  const t = await getTranslations('tests');
  const locale = await getLocale();
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <FreezeBanners freezes={await listFrozen(ask, actor)} />
      {rounds.length === 0 ? (
        <EmptyState icon="calendar" title={t('empty')}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <Table caption={t('title')} captionHidden narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('columns.round')}</th>
              <th scope="col">{t('columns.span')}</th>
              <th scope="col">{t('source')}</th>
            </tr>
          </thead>
          <tbody>
            {rounds.map(({ id, code, title, fromOn, toOn, source }) => (
              <tr key={id}>
                <td data-label={t('columns.round')}>
                  <a className="link" href={`/tests/${code}`}>
                    {title}
                  </a>
                </td>
                <td className="tight" data-label={t('columns.span')}>
                  {t('dates', { from: formatShortDate(fromOn, locale), to: formatShortDate(toOn, locale) })}
                </td>
                <td data-label={t('source')}>{source || t('none')}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <LiveRefresh topics={['tests']} />
    </>
  );
}

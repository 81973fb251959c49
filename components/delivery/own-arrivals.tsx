import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import type { Arrival } from '@/lib/delivery/arrivals/types';
import { arrivalsListed } from '@/lib/delivery/constants';
import { ArrivalTable } from './arrival-table';

interface OwnArrivalsProps {
  arrivals: readonly Arrival[];
  now: Date;
  asks: boolean;
}

const isOver = ({ state }: Arrival): boolean =>
  state !== null && ['confirmed', 'superseded', 'rolled_back'].includes(state);

/** The page of those to whose servers files come: what arrives when and what to do, then what has arrived. */
export async function OwnArrivals({ arrivals, now, asks }: OwnArrivalsProps) {
  const t = await getTranslations('delivery');
  const listed = arrivals.slice(0, arrivalsListed);
  const [coming, over] = [listed.filter((one) => !isOver(one)), listed.filter(isOver)];
  return (
    <>
      <Panel plain title={t('town')}>
        {coming.length === 0 ? (
          <EmptyState icon="download" title={t('nothingComes')}>
            {t('noReleasesHelp')}
          </EmptyState>
        ) : (
          <ArrivalTable asks={asks} caption={t('town')} now={now} rows={coming} />
        )}
      </Panel>
      {over.length === 0 ? null : (
        <Panel plain title={t('arrived')}>
          <ArrivalTable asks={asks} caption={t('arrived')} now={now} rows={over} />
          {arrivals.length > arrivalsListed ? (
            <p className="mt-3">{t('onlyNewest', { count: arrivalsListed })}</p>
          ) : null}
        </Panel>
      )}
    </>
  );
}

import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { DayPicture } from '@/components/operations/day-picture';
import { HoldUpTable } from '@/components/operations/hold-up-table';
import { OperationsTabs } from '@/components/operations/operations-tabs';
import { PrefecturePicture } from '@/components/operations/prefecture-picture';
import { PrefectureTable } from '@/components/operations/prefecture-table';
import { TierTable } from '@/components/operations/tier-table';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatDate, formatTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { readBoard } from '@/lib/operations/board/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operations.board'))('title') };
}

export default async function OperationsPage() {
  const actor = await requireActor();
  const t = await getTranslations('operations.board');
  const locale = await getLocale();
  const board = await readBoard(askAs(actor), actor);
  return (
    <>
      <PageHeading
        eyebrow={board.version === null ? undefined : t('version', { version: board.version })}
        lead={t('at', { date: formatDate(board.date, locale), time: formatTime(board.at) })}
        title={t('title')}
      />
      <OperationsTabs current="board" />
      {board.moved ? <Banner className="mb-6" kind="info" title={t('moved')} /> : null}
      {board.version === null ? (
        <EmptyState icon="clock" title={t('idle')}>
          {t('idleHelp')}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          <Panel plain title={t('holdUps')}>
            {board.holdUps.length === 0 ? (
              <p>{t('noHoldUps')}</p>
            ) : (
              <HoldUpTable date={board.date} rows={board.holdUps} />
            )}
            {board.moreHoldUps ? <p className="mt-3">{t('moreHoldUps')}</p> : null}
          </Panel>
          <Panel plain title={t('day')}>
            <DayPicture board={board} />
            <Disclosure summary={t('table')}>
              <TierTable tiers={board.tiers} />
            </Disclosure>
          </Panel>
          {board.prefectures.length === 0 ? null : (
            <Panel plain title={t('prefectures')}>
              <PrefecturePicture board={board} />
              <Disclosure summary={t('table')}>
                <PrefectureTable rows={board.prefectures} />
              </Disclosure>
            </Panel>
          )}
        </div>
      )}
      <LiveRefresh topics={['operations']} />
    </>
  );
}

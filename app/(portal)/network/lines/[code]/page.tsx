import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { AlarmTable } from '@/components/network/alarm-table';
import { CheckEnds, CheckForm } from '@/components/network/forms/check-form';
import { LineForm, RetireLineForm } from '@/components/network/forms/line-form';
import { CheckTable } from '@/components/network/node-panels';
import { type NetworkWords, NodeStateBadge } from '@/components/network/states';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatNumber, formatShortDate } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { type LineDetail, readLine } from '@/lib/network/lines/detail/queries';
import { canManageNode } from '@/lib/network/policy';

/** Read once for the title and the page. */
const load = cache(async (code: string) => {
  const actor = await requireActor();
  return readLine(askAs(actor), actor, code);
});

export async function generateMetadata({ params }: PageProps<'/network/lines/[code]'>): Promise<Metadata> {
  const { code } = await params;
  return { title: (await load(code))?.name ?? code };
}

export default async function LinePage({ params }: PageProps<'/network/lines/[code]'>) {
  const actor = await requireActor();
  const line = await load((await params).code);
  if (line === null) notFound();
  const t = await getTranslations('network');
  const locale = await getLocale();
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: line.name }]} />
      <PageHeading
        eyebrow={`${t(`lineKinds.${line.kind}`)} ${line.code}`}
        lead={<NodeStateBadge cause={line.cause} state={line.state} t={t} />}
        title={line.name}
      />
      <div className="flex flex-col gap-6">
        <LineFacts line={line} locale={locale} t={t} />
        <Panel plain title={t('line.checks')}>
          <CheckTable checks={line.checks} locale={locale} t={t} />
        </Panel>
        <Panel plain title={t('node.alarms')}>
          {line.alarms.length === 0 ? (
            <p>{t('alarms.empty')}</p>
          ) : (
            <AlarmTable alarms={line.alarms} caption={t('node.alarms')} locale={locale} t={t} />
          )}
        </Panel>
        {line.validTo === null && canManageNode(actor, line) ? (
          <Panel plain title={t('node.manage')}>
            <Disclosure summary={t('line.edit')}>
              <LineForm line={line} t={t} />
            </Disclosure>
            <Disclosure summary={t('form.retire')}>
              <RetireLineForm line={line} t={t} today={dateInJapan(now())} />
            </Disclosure>
            <Disclosure summary={t('checkForm.title')}>
              <CheckForm reporterCode={line.checks[0]?.reporterCode ?? ''} subject="line" subjectId={line.id} t={t} />
            </Disclosure>
            {line.checks.length === 0 ? null : (
              <Disclosure summary={t('checkForm.end')}>
                <CheckEnds checks={line.checks} t={t} />
              </Disclosure>
            )}
          </Panel>
        ) : null}
      </div>
      <LiveRefresh topics={['network']} />
    </>
  );
}

/** Since when a line has been in use, and until when. */
function validityOf({ validFrom, validTo }: LineDetail, locale: Locale, t: NetworkWords): string {
  const from = validFrom === null ? t('node.always') : t('node.from', { date: formatShortDate(validFrom, locale) });
  return validTo === null ? from : `${from} ${t('node.until', { date: formatShortDate(validTo, locale) })}`;
}

function LineFacts({ line, locale, t }: { line: LineDetail; locale: Locale; t: NetworkWords }) {
  return (
    <Panel plain title={t('line.title')}>
      <DefinitionList
        items={[
          { term: t('nodes.code'), value: line.code },
          { term: t('nodes.owner'), value: line.organizationName },
          { term: t('line.upper'), value: line.upperPlace || t('node.none') },
          { term: t('line.lower'), value: line.lowerPlace || t('node.none') },
          { term: t('node.validity'), value: validityOf(line, locale, t) },
          { term: t('line.above'), value: line.upperLineCode ?? t('node.none') },
          { term: t('lines.provider'), value: line.provider || t('lines.unknown') },
          {
            term: t('lines.capacity'),
            value:
              line.capacityMbps === null
                ? t('lines.unknown')
                : t('lines.mbps', { value: formatNumber(line.capacityMbps) }),
          },
        ]}
      />
    </Panel>
  );
}

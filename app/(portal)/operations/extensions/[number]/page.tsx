import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { Timeline } from '@/components/ui/layout/timeline';
import { ExtensionAnswer, ExtensionWithdrawal } from '@/components/window/extension-answer';
import { ExtensionParties } from '@/components/window/extension-parties';
import { ExtensionStateBadge } from '@/components/window/extension-state';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatDate, formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { getExtension } from '@/lib/window/extensions/queries';
import { canAnswerExtension } from '@/lib/window/policy';
import { formatMinuteSpan } from '@/lib/window/wording/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.extensions'))('title') };
}

const numberForm = /^[1-9]\d{0,8}$/;

export default async function ExtensionPage({ params }: PageProps<'/operations/extensions/[number]'>) {
  const actor = await requireActor();
  const { number } = await params;
  const extension = numberForm.test(number) ? await getExtension(askAs(actor), actor, Number(number)) : null;
  if (extension === null) notFound();
  const t = await getTranslations('window.extensions');
  const kinds = await getTranslations('window.services');
  const locale = await getLocale();
  const party = extension.parties.find(({ organizationId }) => organizationId === actor.organizationId);
  const operates = canAnswerExtension(actor);
  const answers = operates && extension.state === 'requested' && party?.answers && party.agreed === null;
  const open = extension.state === 'requested' || extension.state === 'agreed';
  const withdraws = operates && open && (extension.organizationId === actor.organizationId || party?.agreed);
  const title = t('number', { number: extension.number });
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/operations/extensions' }, { label: title }]} />
      <PageHeading eyebrow={extension.organizationName} title={title} />
      <div className="flex flex-col gap-6">
        <Panel>
          <DefinitionList
            items={[
              { term: t('fields.state'), value: <ExtensionStateBadge state={extension.state} /> },
              { term: t('fields.kind'), value: kinds(extension.kind) },
              { term: t('fields.date'), value: `${formatDate(extension.date, locale)} ${formatMinuteSpan(extension)}` },
              { term: t('fields.reason'), value: extension.reason },
              {
                term: t('fields.deadline'),
                value: extension.deadline === null ? t('none') : formatDateTime(extension.deadline, locale),
              },
            ]}
          />
        </Panel>
        {answers ? <ExtensionAnswer id={extension.id} /> : null}
        <Panel plain title={t('parties')}>
          <ExtensionParties parties={extension.parties} />
        </Panel>
        <Panel plain title={t('timeline')}>
          <Timeline
            items={extension.entries.map(({ id, at, kind, organizationName, userName, comment }) => ({
              id,
              at: at.toISOString(),
              time: formatDateTime(at, locale),
              title: `${t(`entries.${kind as 'requested'}`)} ${organizationName} ${userName}`,
              children: comment,
            }))}
            label={t('timeline')}
          />
        </Panel>
        {withdraws ? <ExtensionWithdrawal id={extension.id} /> : null}
      </div>
      <LiveRefresh topics={['operations']} />
    </>
  );
}

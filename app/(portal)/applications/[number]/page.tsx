import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CorrectionForm, WithdrawalForm } from '@/components/applications/applicant-forms';
import { Contents, FileLinks } from '@/components/applications/contents';
import { DecisionForm } from '@/components/applications/decision-form';
import { DraftForms } from '@/components/applications/draft-forms';
import { HandOverForm, ReceiptForm } from '@/components/applications/hand-over';
import { ApplicationLog } from '@/components/applications/log';
import { Route } from '@/components/applications/route';
import { ApplicationStateBadge } from '@/components/applications/state';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { changesConnection } from '@/lib/applications/connections/rules';
import { readApplicationPage } from '@/lib/applications/page/queries';
import { canSeeApplications } from '@/lib/applications/policy';
import { readAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata({ params }: PageProps<'/applications/[number]'>): Promise<Metadata> {
  return { title: `${(await params).number} ${(await getTranslations('applications'))('title')}` };
}

const numberForm = /^[1-9]\d{0,8}$/;

export default async function ApplicationPage({ params }: PageProps<'/applications/[number]'>) {
  const actor = await requireActor();
  const { number } = await params;
  if (!numberForm.test(number) || !canSeeApplications(actor)) notFound();
  const page = await readAs(actor, (db) => readApplicationPage(db, actor, Number(number)));
  if (page === null) notFound();
  const t = await getTranslations('applications');
  const { application, form, files, handedOver, may } = page;
  const title = t('number', { number: application.number });
  const who = `${application.prefectureName} ${application.organizationName}`;
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/applications' }, { label: title }]} />
      <PageHeading
        actions={
          <>
            <ApplicationStateBadge state={application.state} />
            {application.state === 'draft' ? null : (
              <ButtonLink href={`/applications/${application.number}/paper`}>{t('print')}</ButtonLink>
            )}
          </>
        }
        eyebrow={`${title} ${who} ${t('version', { version: form.version })}`}
        title={application.formName}
      />
      <div className="flex flex-col gap-6">
        {application.state === 'draft' ? (
          <>
            <Banner kind="info" title={t('draftKept')} />
            {may.write ? <DraftForms application={application} files={files} form={form} /> : null}
          </>
        ) : (
          <>
            <Panel title={t('route')}>
              <Route application={application} />
            </Panel>
            {application.state === 'approved' && changesConnection(form.effect) ? (
              <Banner kind="success" title={t(`effects.${form.effect}`)}>
                <TextLink href={`/applications/connections?code=${application.organizationCode}`}>
                  {t('inEffect')}
                </TextLink>
              </Banner>
            ) : null}
            {may.ownNote ? <Banner kind="info" title={t('ownNote')} /> : null}
            {may.deputyFor === null ? null : (
              <DecisionForm application={application} deputyFor={may.deputyFor} form={form} />
            )}
            {may.correct ? <CorrectionForm application={application} files={files} form={form} /> : null}
            <Panel plain title={t('content')}>
              <Contents fields={form.fields} files={files} values={application.values} />
            </Panel>
            {handedOver.length > 0 ? (
              <Panel plain title={t('handedOver')}>
                <FileLinks files={handedOver} />
                {may.confirm ? <ReceiptForm application={application} /> : null}
              </Panel>
            ) : null}
            {may.handOver ? <HandOverForm application={application} /> : null}
            <Panel plain title={t('log')}>
              <ApplicationLog decisions={application.decisions} fields={form.fields} />
            </Panel>
            {may.withdraw ? <WithdrawalForm application={application} /> : null}
          </>
        )}
      </div>
      <LiveRefresh topics={['applications']} />
    </>
  );
}

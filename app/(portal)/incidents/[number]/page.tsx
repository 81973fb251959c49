import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActForm, EscalationForm, ReviewForm } from '@/components/incidents/act-form';
import { AddressedForms, Addressees } from '@/components/incidents/addressees';
import { CallForm } from '@/components/incidents/call-form';
import { Duties } from '@/components/incidents/duties';
import { Lanes } from '@/components/incidents/lanes';
import { Links } from '@/components/incidents/links';
import { IncidentLog } from '@/components/incidents/log';
import { IncidentStateBadge, Marks } from '@/components/incidents/marks';
import { ReportPanel } from '@/components/incidents/report-panel';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { readAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listFiles } from '@/lib/files/queries';
import { lanesToAct } from '@/lib/incidents/flow/rules';
import { answerFileIds, possibleFor, progressOf } from '@/lib/incidents/page/rules';
import { canActInIncident, canSeeIncidents } from '@/lib/incidents/policy';
import { getIncident } from '@/lib/incidents/queries';

export async function generateMetadata({ params }: PageProps<'/incidents/[number]'>): Promise<Metadata> {
  return { title: `${(await params).number} ${(await getTranslations('incidents'))('title')}` };
}

const numberForm = /^[1-9]\d{0,8}$/;

export default async function IncidentPage({ params }: PageProps<'/incidents/[number]'>) {
  const actor = await requireActor();
  const { number } = await params;
  if (!numberForm.test(number) || !canSeeIncidents(actor)) notFound();
  const page = await readAs(actor, async (db) => {
    const incident = await getIncident(db, actor, Number(number));
    if (incident === null) return null;
    return {
      incident,
      files: await listFiles(db, incident.revisions.at(-1)?.fileIds ?? []),
      answered: await listFiles(db, incident.entries.flatMap(answerFileIds)),
    };
  });
  if (page === null) notFound();
  const { incident, files, answered } = page;
  const t = await getTranslations('incidents');
  const shell = await getTranslations('shell');
  const acts = canActInIncident(actor);
  const may = possibleFor(incident, actor.organizationId, acts);
  const names = { 1: incident.organizationName, 2: incident.lane2Name, 3: incident.lane3Name };
  const acting = lanesToAct(progressOf(incident)).map((lane) => names[lane]);
  const works = acts && may.lane !== null && incident.state === 'open';
  const title = t('number', { number: incident.number });
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/incidents' }, { label: title }]} />
      <PageHeading
        actions={
          <>
            <IncidentStateBadge state={incident.state} />
            <Marks incident={incident} />
            <ButtonLink href={`/incidents/${incident.number}/report?format=pdf`}>{t('report.pdf')}</ButtonLink>
            <ButtonLink href={`/incidents/${incident.number}/report?format=xlsx`}>{t('report.xlsx')}</ButtonLink>
          </>
        }
        eyebrow={`${title} ${incident.prefectureName} ${incident.organizationName} ${t(`flows.${incident.flow}`)}`}
        title={incident.title}
      />
      <div className="flex flex-col gap-6">
        <Panel title={t('picture')}>
          <p className="mb-3">
            {`${t('actNow')}: `}
            <strong>{acting.join(shell('listSeparator')) || t('nobody')}</strong>
          </p>
          <Lanes incident={incident} />
        </Panel>
        <Duties incident={incident} records={works} />
        {incident.articleNumber === null ? null : (
          <p>
            {`${t('announced')}: `}
            <TextLink href={`/articles/${incident.articleNumber}`}>{incident.articleNumber}</TextLink>
          </p>
        )}
        <AddressedForms answers={may.answer} confirms={may.confirm} id={incident.id} />
        {may.phase !== null && may.lane !== null ? (
          <ActForm incident={incident} lane={may.lane} phase={may.phase} />
        ) : null}
        {works && may.phase === null && !may.review && !may.reviewNeedsFinal ? (
          <Banner kind="info" title={t('act.waits')} />
        ) : null}
        {may.review ? <ReviewForm incident={incident} /> : null}
        {may.reviewNeedsFinal ? <Banner kind="warning" title={t('review.needsFinal')} /> : null}
        <ReportPanel files={files} incident={incident} revises={may.revise} />
        <Addressees incident={incident} tells={works} />
        <Links adds={works} incident={incident} />
        <Panel plain title={t('log')}>
          <IncidentLog entries={incident.entries} files={answered} />
        </Panel>
        {works ? <CallForm incident={incident} /> : null}
        {may.escalate ? <EscalationForm incident={incident} /> : null}
      </div>
      <LiveRefresh topics={['incidents']} />
    </>
  );
}

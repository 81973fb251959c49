import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApprovalForm } from '@/components/certificates/approval-form';
import { DataState } from '@/components/certificates/data-state';
import { IssueForm } from '@/components/certificates/issue-form';
import { OptionsForm } from '@/components/certificates/options-form';
import { PaperFrame } from '@/components/certificates/paper-frame';
import { FlagBanners } from '@/components/residents/resident-flags';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { listApprovalsOf } from '@/lib/certificates/approvals/queries';
import { getDataState } from '@/lib/certificates/data-state/queries';
import { lastPlaceOf } from '@/lib/certificates/issue/queries';
import { placesOf } from '@/lib/certificates/issue/rules';
import { certificateOptionsSchema } from '@/lib/certificates/issue/schema';
import { canIssue } from '@/lib/certificates/policy';
import { previewProblems } from '@/lib/certificates/preview/queries';
import { listStocks } from '@/lib/certificates/stocks/queries';
import { isUsable, paperFor } from '@/lib/certificates/stocks/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { errorText } from '@/lib/core/i18n/errors';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { currentSite } from '@/lib/core/site';
import { getResident, listHousehold } from '@/lib/residents/queries';
import { fiscalYearOf } from '@/lib/residents/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('counter'))('title') };
}

export default async function IssuePage({ params, searchParams }: PageProps<'/counter/[number]/issue'>) {
  const actor = await requireActor();
  const { number } = await params;
  const query = await searchParams;
  const parsed = readQuery(certificateOptionsSchema.partial({ kind: true }), query);
  const { kind } = parsed.filter;
  if (!canIssue(actor) || parsed.problems.length > 0 || kind === undefined) notFound();
  const options = { ...parsed.filter, kind };
  const ask = askAs(actor);
  const resident = await getResident(ask, number);
  if (resident === null) notFound();
  const at = now();
  const today = dateInJapan(at);
  const startOfDay = new Date(`${today}T00:00:00+09:00`);
  const [problems, state, stocks, place, approvals, members, t, words, locale] = await Promise.all([
    previewProblems(ask, actor, number, options, at),
    getDataState(ask, at),
    listStocks(ask),
    lastPlaceOf(ask, actor.userId, at),
    listApprovalsOf(ask, resident.id, startOfDay),
    options.scope === 'household' && resident.householdId !== null
      ? listHousehold(ask, resident.householdId)
      : [resident],
    getTranslations('certificates'),
    getTranslations('counter'),
    getLocale(),
  ]);
  const places = placesOf(currentSite(), actor.organizationCode);
  const year = fiscalYearOf(today);
  const supported = members.some(({ supportMeasures }) => supportMeasures);
  const agreed = approvals.some((approval) => approval.kind === kind && approval.agreed && approval.usedAt === null);
  const title = t('issue.title', { kind: t(`kinds.${kind}`) });
  const chosen = new URLSearchParams(Object.entries(options).map(([name, value]) => [name, String(value ?? '')]));
  if (options.year === undefined) chosen.delete('year');
  return (
    <>
      <Breadcrumb
        items={[
          { label: words('title'), href: '/counter' },
          { label: resident.name, href: `/counter/${number}` },
          { label: title },
        ]}
      />
      <PageHeading eyebrow={`${words('fields.number')} ${number}`} lead={resident.name} title={title} />
      <DataState {...state} />
      <FlagBanners
        resident={{ issueStopped: members.some(({ issueStopped }) => issueStopped), supportMeasures: supported }}
      />
      <div className="grid items-start gap-6 desktop-admin:grid-cols-[22rem_1fr]">
        <div className="flex flex-col gap-6">
          {kind === 'insurance' ? null : (
            <Panel title={t('issue.options')}>
              <OptionsForm number={number} options={options} years={[year, year - 1]} />
            </Panel>
          )}
          {problems.length > 0 || state.problems.length > 0 ? null : supported && !agreed ? (
            <Panel plain title={t('approval.title')}>
              <ApprovalForm approvals={approvals} kind={kind} residentId={resident.id} />
            </Panel>
          ) : (
            <Panel plain title={t('issue.submit')}>
              <IssueForm
                options={options}
                place={place !== null && places.includes(place) ? place : (places[0] ?? '')}
                places={places}
                residentId={resident.id}
                stocks={stocks.filter((stock) => isUsable(stock) && stock.kind === paperFor(kind))}
              />
            </Panel>
          )}
        </div>
        <Panel plain title={t('issue.preview')}>
          {problems.length > 0 ? (
            <Banner kind="error" title={t('issue.previewMissing')}>
              {problems.map((problem) => (
                <p key={problem.code}>{errorText(problem, locale)}</p>
              ))}
            </Banner>
          ) : (
            <PaperFrame src={`/api/counter/preview?number=${number}&${chosen}`} title={title} />
          )}
        </Panel>
      </div>
    </>
  );
}

import type { Metadata } from 'next';
import { OperatingConnections } from '@/components/applications/operating-connections';
import { OperationsTabs } from '@/components/operations/operations-tabs';
import { Banner } from '@/components/ui/banner';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { ExplainForm } from '@/components/window/explain-form';
import { ExplanationFacts } from '@/components/window/explanation';
import { WhatIfTable } from '@/components/window/what-if-table';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { connectionsFrom } from '@/lib/applications/connections/queries';
import { findForm } from '@/lib/applications/forms/queries';
import { canSeeApplications } from '@/lib/applications/policy';
import { askAs } from '@/lib/core/db';
import { formatDate, formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { localInput } from '@/lib/core/tokyo';
import { operatingDateOf } from '@/lib/operations/rules';
import { compareDay } from '@/lib/operations/what-if/rules';
import { withChange } from '@/lib/window/changes/rules';
import { supposedChange } from '@/lib/window/changes/supposed/rules';
import { explain } from '@/lib/window/explain/rules';
import { findWindowOrganization, loadWindowFacts, operatingNow } from '@/lib/window/queries';
import { type ExplainPageInput, explainPageSchema } from '@/lib/window/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.explain'))('title') };
}

/** An instant as a field for date and time has it, in Japan. */

export default async function WindowPage({ searchParams }: PageProps<'/operations/window'>) {
  const actor = await requireActor();
  const t = await getTranslations('window.explain');
  const given = await searchParams;
  const { filter: asked, problems } = readQuery(explainPageSchema, given);
  const present = await operatingNow(askAs(actor));
  const ownCode = actor.organizationKind === 'municipality' ? actor.organizationCode : '153079';
  const typed = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  const values = {
    ...{ org: asked.org ?? ownCode, service: asked.service, whose: asked.whose, change: asked.change ?? '' },
    ...{ at: typed('at') || localInput(present), from: typed('from'), until: typed('until') },
  };
  const names = ['org', 'service', 'at', 'change', 'whose', 'from', 'until'] as const;
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <OperationsTabs current="window" />
      <ExplainForm values={values} />
      <ListOrProblems
        clearHref="/operations/window"
        labels={Object.fromEntries(names.map((name) => [name, t(name)]))}
        problems={problems}
      >
        {problems.length === 0 ? <Answer asked={asked} code={asked.org ?? ownCode} present={present} /> : null}
      </ListOrProblems>
    </>
  );
}

interface AnswerProps {
  readonly asked: ExplainPageInput;
  readonly code: string;
  readonly present: Date;
}

/** Whether the window is open for what was asked, and how the day would be if something were otherwise. */
async function Answer({ asked, code, present }: AnswerProps) {
  const t = await getTranslations('window.explain');
  const words = await getTranslations('window.hours');
  const locale = await getLocale();
  const actor = await requireActor();
  const ask = askAs(actor);
  const at = asked.at ?? present;
  const organization = await findWindowOrganization(ask, code);
  if (organization === null) return <Banner kind="warning" title={t('unknown')} />;
  const [date, today] = [operatingDateOf(at), operatingDateOf(present)];
  const facts = await loadWindowFacts(ask, date);
  const isTown = organization.kind === 'municipality';
  const change = isTown ? supposedChange(asked, organization, date, facts) : null;
  const proposed = change && withChange(change, facts);
  const connections = canSeeApplications(actor) ? await connectionsFrom(ask, actor, organization.id, date) : [];
  const form = connections.length > 0 ? await findForm(ask, 'connection-start') : null;
  const todays = today === date ? facts : await loadWindowFacts(ask, today);
  return (
    <div className="flex flex-col gap-6">
      <Panel plain title={`${locale === 'en' ? organization.nameEn : organization.name} ${formatDateTime(at, locale)}`}>
        <ExplanationFacts explanation={explain(asked.service, organization, at, facts)} />
      </Panel>
      {isTown ? (
        <Panel plain title={`${t(proposed ? 'whatIf' : 'plan')} ${formatDate(date, locale)}`}>
          {proposed ? (
            <div className="mb-4">
              <ExplanationFacts explanation={explain(asked.service, organization, at, proposed)} />
            </div>
          ) : null}
          {asked.change && !proposed ? <Banner className="mb-4" kind="warning" title={t('cannotBe')} /> : null}
          <WhatIfTable
            other={today !== date}
            rows={compareDay(organization, {
              today: { date: today, facts: todays },
              asked: { date, facts },
              proposed: { date, facts: proposed ?? facts },
            })}
            supposed={proposed !== null}
          />
        </Panel>
      ) : null}
      <OperatingConnections code={code} date={date} fields={form?.fields ?? []} rows={connections} />
      {isTown ? (
        <p className="flex flex-wrap gap-x-6">
          <TextLink href={`/api/window/${organization.code}/hours.ics${locale === 'en' ? '?lang=en' : ''}`}>
            {words('feed')}
          </TextLink>
          <TextLink href={`/api/window/${organization.code}/hours`}>{words('json')}</TextLink>
        </p>
      ) : null}
    </div>
  );
}

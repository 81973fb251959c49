import type { Metadata } from 'next';
import { OperationsTabs } from '@/components/operations/operations-tabs';
import { Banner } from '@/components/ui/banner';
import { PageHeading } from '@/components/ui/page-heading';
import { Panel } from '@/components/ui/panel';
import { ExplainForm } from '@/components/window/explain-form';
import { ExplanationFacts } from '@/components/window/explanation';
import { WhatIfTable } from '@/components/window/what-if-table';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { operatingDateOf } from '@/lib/operations/rules';
import { compareDay } from '@/lib/operations/what-if/rules';
import { explain } from '@/lib/window/explain/rules';
import { findWindowOrganization, loadWindowFacts, operatingNow } from '@/lib/window/queries';
import { withProposed } from '@/lib/window/rules';
import { explainPageSchema } from '@/lib/window/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.explain'))('title') };
}

export default async function WindowPage({ searchParams }: PageProps<'/operations/window'>) {
  const actor = await requireActor();
  const t = await getTranslations('window.explain');
  const locale = await getLocale();
  const given = await searchParams;
  const asked = explainPageSchema.parse(given);
  const ask = askAs(actor);
  const present = await operatingNow(ask);
  const at = asked.at ?? present;
  const ownCode = actor.organizationKind === 'municipality' ? actor.organizationCode : '153079';
  const organization = await findWindowOrganization(ask, asked.org ?? ownCode);
  const date = operatingDateOf(at);
  const facts = await loadWindowFacts(ask, date);
  const proposed =
    organization && asked.until ? withProposed(organization, date, asked.service, asked.until, facts) : null;
  const values = {
    org: asked.org ?? ownCode,
    service: asked.service,
    at: typeof given.at === 'string' ? given.at : new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 16),
    until: typeof given.until === 'string' ? given.until : '',
  };
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <OperationsTabs current="window" />
      <ExplainForm values={values} />
      {organization === null ? (
        <Banner kind="warning" title={t('unknown')} />
      ) : (
        <div className="flex flex-col gap-6">
          <Panel
            plain
            title={`${locale === 'en' ? organization.nameEn : organization.name} ${formatDateTime(at, locale)}`}
          >
            <ExplanationFacts explanation={explain(asked.service, organization, at, facts)} />
          </Panel>
          {organization.kind === 'municipality' ? (
            <Panel plain title={t(proposed ? 'whatIf' : 'plan')}>
              {proposed ? <ExplanationFacts explanation={explain(asked.service, organization, at, proposed)} /> : null}
              <WhatIfTable rows={compareDay(organization, date, facts, proposed ?? facts)} />
            </Panel>
          ) : null}
        </div>
      )}
    </>
  );
}

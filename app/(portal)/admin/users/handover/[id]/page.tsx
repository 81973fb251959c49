import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { nameIn } from '@/components/organizations/organization-name';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ActingBanner } from '@/components/users/acting-banner';
import { handoverWords } from '@/components/users/handover-words';
import { IssuePasswords } from '@/components/users/issue-passwords';
import { PreparedChanges } from '@/components/users/prepared-changes';
import { PreparedLines, RefusedBanner } from '@/components/users/prepared-lines';
import { PreparedState } from '@/components/users/prepared-state';
import type { Actor } from '@/lib/access/actor';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { getPrepared, listWaiting } from '@/lib/accounts/handover/prepared/queries';
import { isOpen, nextFirstOfApril } from '@/lib/accounts/handover/prepared/rules';
import type { PreparedHandover } from '@/lib/accounts/handover/prepared/types';
import { planFor } from '@/lib/accounts/handover/queries';
import { canKeepUsers } from '@/lib/accounts/users/policy';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { formatDate, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('handoverPage.title') };
}

const outcomes = ['prepared', 'changed', 'withdrawn'] as const;

interface PreparedPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[]; by?: string | string[] }>;
}

const read = (actor: Actor, id: string) =>
  readAs(actor, async (db) => {
    const handover = await getPrepared(db, actor, id);
    if (!handover) return null;
    const { state, organization, text } = handover;
    const planned = state === 'prepared' ? await planFor(db, actor, { organizationId: organization.id, text }) : null;
    const waiting = (await listWaiting(db, handover)).length;
    return { handover, plan: planned?.ok ? planned.value.plan.lines : null, waiting };
  });

export default async function PreparedPage({ params, searchParams }: PreparedPageProps) {
  const [actor, { id }, said] = await Promise.all([requireActor(), params, searchParams]);
  if (!canKeepUsers(actor) || !z.uuid().safeParse(id).success) notFound();
  const found = await read(actor, id);
  if (!found) notFound();
  const { handover, plan, waiting } = found;
  const { state, organization, effectiveOn } = handover;
  const [t, locale] = await Promise.all([getTranslations('users'), getLocale()]);
  const today = dateInJapan(now());
  const outcome = outcomes.find((name) => name === provenDone(actor, said).done);
  const list = `/admin/users/handover?organization=${organization.code}`;
  const title = t('preparedHandover.pageTitle', { date: formatDate(effectiveOn, locale) });
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/admin/users' },
          { label: t('handoverPage.title'), href: list },
          { label: title },
        ]}
      />
      <PageHeading eyebrow={nameIn(actor.locale, organization)} title={title} />
      <ActingBanner actor={actor} organization={organization} />
      {outcome ? <Banner className="mb-6" kind="success" title={t(`preparedHandover.done.${outcome}`)} /> : null}
      {state === 'refused' ? <RefusedBanner handover={handover} /> : null}
      {state === 'prepared' && effectiveOn <= today ? (
        <Banner className="mb-6" kind="info" title={t('preparedHandover.overdue')} />
      ) : null}
      <div className="flex flex-col gap-6">
        <Facts handover={handover} />
        {waiting > 0 ? <Waiting count={waiting} id={id} /> : null}
        <PreparedLines handover={handover} plan={plan} />
        {isOpen(handover, today) ? (
          <PreparedChanges
            effectiveOn={effectiveOn > today ? effectiveOn : nextFirstOfApril(today)}
            handover={handover}
          />
        ) : null}
      </div>
    </>
  );
}

async function Facts({ handover }: { handover: PreparedHandover }) {
  const [t, locale] = await Promise.all([getTranslations('users'), getLocale()]);
  const { state, preparedName, preparedAt, settledAt } = handover;
  const settled = settledAt ? formatShortDateTime(settledAt, locale) : t('preparedHandover.unsettled');
  return (
    <Panel title={t('preparedHandover.facts')}>
      <DefinitionList
        items={[
          { term: t('preparedHandover.columns.state'), value: <PreparedState state={state} /> },
          {
            term: t('preparedHandover.columns.prepared'),
            value: t('preparedHandover.by', {
              name: preparedName,
              time: formatShortDateTime(preparedAt, locale),
            }),
          },
          { term: t('preparedHandover.columns.settled'), value: settled },
        ]}
      />
    </Panel>
  );
}

async function Waiting({ id, count }: { id: string; count: number }) {
  const [t, words] = await Promise.all([getTranslations('users'), handoverWords()]);
  const issued = {
    ...{ appliedTitle: t('preparedHandover.issuedTitle'), applied: String(t.raw('preparedHandover.issuedCount')) },
    ...{ passwords: words.passwords, issued: words.issued, print: words.print, password: words.password },
    ...{ loginId: words.loginId, name: words.name },
  };
  return (
    <Panel plain title={t('preparedHandover.passwords')}>
      <p className="mb-3">{t('preparedHandover.waiting', { count })}</p>
      <IssuePasswords id={id} submit={t('preparedHandover.issue')} words={issued} />
    </Panel>
  );
}

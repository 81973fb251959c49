import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CertificateLinks } from '@/components/certificates/certificate-links';
import { DataState } from '@/components/certificates/data-state';
import { IssueTable } from '@/components/certificates/issue-table';
import { ChangeLinks } from '@/components/residents/change-links';
import { CounterTabs } from '@/components/residents/counter-tabs';
import { HouseholdTable } from '@/components/residents/household-table';
import { RegisterHistory } from '@/components/residents/register-history';
import { ResidentFacts } from '@/components/residents/resident-facts';
import { FlagBanners } from '@/components/residents/resident-flags';
import { TaxTable } from '@/components/residents/tax-table';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { getDataState } from '@/lib/certificates/data-state/queries';
import { listIssues } from '@/lib/certificates/issue/queries';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { formatWareki } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { canChangeRegister, canUseCounter } from '@/lib/residents/policy';
import { getInsured, getResident, listHousehold, listRegisterChanges, listTaxes } from '@/lib/residents/queries';
import { ageOn } from '@/lib/residents/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('counter'))('title') };
}

export default async function ResidentPage({ params }: PageProps<'/counter/[number]'>) {
  const actor = await requireActor();
  if (!canUseCounter(actor)) notFound();
  const { number } = await params;
  const ask = askAs(actor);
  const resident = await getResident(ask, number);
  if (resident === null) notFound();
  const at = now();
  const today = dateInJapan(at);
  const [members, taxes, insured, changes, issues, state, t] = await Promise.all([
    resident.householdId === null ? [] : listHousehold(ask, resident.householdId),
    listTaxes(ask, resident.id, today),
    getInsured(ask, resident.id, today),
    listRegisterChanges(ask, resident.id),
    listIssues(ask, { q: resident.number, page: 1 }, 5),
    getDataState(ask, at),
    getTranslations('counter'),
  ]);
  const years = t('fields.age', { age: ageOn(resident.birthDate, today) });
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/counter' }, { label: resident.name }]} />
      <PageHeading
        eyebrow={`${t('fields.number')} ${resident.number}　${resident.kana}`}
        lead={`${formatWareki(resident.birthDate)}（${years}）　${t(`sexes.${resident.sex}`)}　${resident.address}`}
        title={resident.name}
      />
      <CounterTabs actor={actor} />
      <DataState {...state} />
      <FlagBanners resident={resident} />
      <div className="flex flex-col gap-6">
        <Panel
          aside={<span className="text-dns-14N-130">{t('person.certificatesKeys')}</span>}
          title={t('person.certificates')}
        >
          <CertificateLinks number={resident.number} registered={resident.householdId !== null} />
          {resident.householdId === null ? <p className="mt-3">{t('person.notOnRegister')}</p> : null}
        </Panel>
        {members.length === 0 ? null : (
          <Panel plain title={t('person.household')}>
            <HouseholdTable current={resident.id} members={members} today={today} />
          </Panel>
        )}
        <div className="grid items-start gap-6 desktop-admin:grid-cols-2">
          <Panel plain title={t('person.facts')}>
            <ResidentFacts resident={resident} />
          </Panel>
          <div className="flex flex-col gap-6">
            <Panel
              aside={<TextLink href={`/counter/${resident.number}/taxes`}>{t('person.taxesAll')}</TextLink>}
              plain
              title={t('person.taxes')}
            >
              <TaxTable taxes={taxes} />
            </Panel>
            <Panel plain title={t('person.insurance')}>
              <p>
                {insured === null
                  ? t('person.notInsured')
                  : t('person.insured', { ...insured, date: formatWareki(insured.acquiredOn) })}
              </p>
            </Panel>
            <Panel plain title={t('person.change')}>
              {canChangeRegister(actor) ? <ChangeLinks resident={resident} /> : <p>{t('person.changesLiveOnly')}</p>}
            </Panel>
          </div>
        </div>
        <Panel plain title={t('person.issued')}>
          {issues.rows.length === 0 ? <p>{t('person.noIssued')}</p> : <IssueTable rows={issues.rows} />}
        </Panel>
        <Panel plain title={t('person.history')}>
          {changes.length === 0 ? <p>{t('person.noHistory')}</p> : <RegisterHistory changes={changes} />}
        </Panel>
      </div>
    </>
  );
}

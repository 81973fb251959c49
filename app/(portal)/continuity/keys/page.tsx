import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { KeyCeremony } from '@/components/continuity/key-ceremony';
import type { ContinuityText } from '@/components/continuity/text';
import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ownNameOf } from '@/lib/access/actor';
import { requireActor } from '@/lib/access/session';
import { recordCustodyAction } from '@/lib/continuity/keys/actions';
import { listKeys } from '@/lib/continuity/keys/queries';
import { listCustodies } from '@/lib/continuity/ledger/queries';
import type { CustodySummary } from '@/lib/continuity/ledger/types';
import { canKeepKeys } from '@/lib/continuity/policy';
import { askAs } from '@/lib/core/db';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { currentSite } from '@/lib/core/site';

const holders = ['town', 'prefecture', 'center'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('continuity'))('keys.title') };
}

export default async function KeysPage() {
  const actor = await requireActor();
  if (currentSite().kind !== 'cloud' || !canKeepKeys(actor)) notFound();
  const ask = askAs(actor);
  const [t, locale] = [await getTranslations('continuity'), await getLocale()];
  const [keys, custodies] = [await listKeys(ask, actor), await listCustodies(ask)];
  const own = custodies.filter(({ townCode }) => townCode === actor.organizationCode);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/continuity' }, { label: t('keys.title') }]} />
      <PageHeading lead={t('keys.lead')} title={t('keys.title')} />
      <div className="flex flex-col gap-6">
        <Panel plain title={t('keys.generation')}>
          {keys.length === 0 ? <p>{t('keys.none')}</p> : null}
          <ul className="flex flex-col gap-1">
            {keys.map(({ generation, recipient, madeAt, madeBy }) => (
              <li key={generation}>
                {t('keys.generation')} {generation}　{formatShortDateTime(madeAt, locale)}　{madeBy}　
                <code className="break-all">{recipient}</code>
              </li>
            ))}
          </ul>
        </Panel>
        {own.length === 0 ? null : (
          <Panel plain title={t('ledger.custodians')}>
            <div className="grid gap-4 desktop:grid-cols-3">
              {own.map((custody) => (
                <Custody custody={custody} key={custody.holder} t={t} />
              ))}
            </div>
          </Panel>
        )}
        <Panel plain title={t('keys.make')}>
          <p>{t('keys.steps')}</p>
          <KeyCeremony
            generation={(keys[0]?.generation ?? 0) + 1}
            text={wordsOf(t)}
            town={actor.organizationCode}
            townName={ownNameOf(actor)}
          />
        </Panel>
      </div>
    </>
  );
}

const wordsOf = (t: ContinuityText) => ({
  make: t('keys.make'),
  making: t('keys.making'),
  print: t('keys.print'),
  register: t('keys.register'),
  registered: t('keys.registered'),
  test: t('keys.test'),
  testHint: t('keys.testHint'),
  testOk: t('keys.testOk'),
  testWrong: t('keys.testWrong'),
  generation: t('keys.generation'),
  share: t('keys.share'),
  holders: { town: t('holders.town'), prefecture: t('holders.prefecture'), center: t('holders.center') },
  keep: {
    town: t('keys.keep', { holder: t('holders.town') }),
    prefecture: t('keys.keep', { holder: t('holders.prefecture') }),
    center: t('keys.keep', { holder: t('holders.center') }),
  },
});

function Custody({ custody, t }: { custody: CustodySummary; t: ContinuityText }) {
  const holder = holders.find((one) => one === custody.holder) ?? 'town';
  return (
    <ActionForm action={recordCustodyAction} label={t(`holders.${holder}`)}>
      <h3 className="text-std-17B-170">{t(`holders.${holder}`)}</h3>
      <input name="generation" type="hidden" value={custody.generation} />
      <input name="holder" type="hidden" value={custody.holder} />
      <TextField defaultValue={custody.custodian} label={t('keys.custodian')} name="custodian" required />
      <TextField defaultValue={custody.place} label={t('keys.place')} name="place" required />
      <SubmitButton aria-label={`${t('keys.save')} ${t(`holders.${holder}`)}`} variant="outline">
        {t('keys.save')}
      </SubmitButton>
    </ActionForm>
  );
}

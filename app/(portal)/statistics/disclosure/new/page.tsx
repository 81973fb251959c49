import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { getTranslations } from '@/lib/core/i18n/server';
import { openCaseAction } from '@/lib/statistics/actions';
import { registers, ways } from '@/lib/statistics/disclosure/constants';
import { canFollowDisclosure, canReceive } from '@/lib/statistics/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('disclosure'))('cases.new') };
}

export default async function NewCasePage({ searchParams }: PageProps<'/statistics/disclosure/new'>) {
  const actor = await requireActor();
  const received = registers.filter((register) => canReceive(actor, register));
  if (!canFollowDisclosure(actor) || received.length === 0) notFound();
  const t = await getTranslations('disclosure');
  const { register } = await searchParams;
  const chosen = received.find((one) => one === register) ?? received[0];
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/statistics/disclosure' }, { label: t('cases.new') }]} />
      <PageHeading lead={t('new.lead')} title={t('cases.new')} />
      <ActionForm action={openCaseAction} className="max-w-xl" label={t('cases.new')}>
        <ChoiceField
          choices={received.map((value) => ({ value, label: t(`registers.${value}`) }))}
          defaultValue={chosen}
          kind="radio"
          legend={t('columns.register')}
          name="register"
          required
        />
        <TextField label={t('new.reference')} maxLength={60} name="reference" required />
        <ChoiceField
          choices={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
          inline
          kind="radio"
          legend={t('columns.requestWay')}
          name="requestWay"
          required
        />
        <TextField
          className="max-w-xs"
          defaultValue={dateInJapan(now())}
          label={t('columns.receivedOn')}
          name="receivedOn"
          required
          type="date"
        />
        <CheckboxField name="agreedToOther">{t('new.agreed')}</CheckboxField>
        <div>
          <SubmitButton size="large">{t('new.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}

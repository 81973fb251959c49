import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { colleagueOptions } from '@/components/tickets/colleague-options';
import { Banner } from '@/components/ui/banner';
import { ActionForm } from '@/components/ui/form/action-form';
import { ChoiceField } from '@/components/ui/form/choice-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { provenDone } from '@/lib/access/forms/done-mark';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { handOverAction, keepMemberAction } from '@/lib/tickets/actions';
import { ticketSystems } from '@/lib/tickets/constants';
import { listDuty } from '@/lib/tickets/duty/queries';
import { worksAtDesk } from '@/lib/tickets/policy';
import { findMember } from '@/lib/tickets/triage/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tickets'))('triage.shift') };
}

/** What somebody knows well, when they are away, and what they hand over at the end of a shift. */
export default async function ShiftPage({
  searchParams,
}: {
  searchParams: Promise<Record<'handed' | 'saved' | 'by', string | string[] | undefined>>;
}) {
  const actor = await requireActor();
  if (!worksAtDesk(actor)) notFound();
  const done = provenDone(actor, await searchParams);
  const t = await getTranslations('tickets');
  const ask = askAs(actor);
  const member = await findMember(ask, actor);
  const colleagues = (await listDuty(ask, actor)).filter(({ id }) => id !== actor.userId);
  return (
    <>
      <Breadcrumb items={[{ label: t('triage.title'), href: '/tickets/triage' }, { label: t('triage.shift') }]} />
      <PageHeading title={t('triage.shiftTitle')} />
      {done.saved === undefined ? null : <Banner className="mb-6" kind="success" title={t('triage.saved')} />}
      {done.handed === undefined ? null : (
        <Banner className="mb-6" kind="success" title={t('triage.handedOver', { count: Number(done.handed) })} />
      )}
      <div className="flex max-w-3xl flex-col gap-6">
        <Panel plain title={t('triage.handover')}>
          <p className="mb-3">{t('triage.handoverCount', { count: member.holds })}</p>
          <ActionForm action={handOverAction} label={t('triage.handover')}>
            <SelectField
              emptyLabel={t('form.choose')}
              label={t('triage.handoverTo')}
              name="assigneeId"
              options={await colleagueOptions(colleagues)}
              required
            />
            <TextareaField label={t('triage.handoverNote')} max={2_000} name="text" required rows={4} />
            <div>
              <SubmitButton>{t('triage.handoverSubmit')}</SubmitButton>
            </div>
          </ActionForm>
        </Panel>
        <Panel plain title={t('triage.shift')}>
          <ActionForm action={keepMemberAction} label={t('triage.shift')}>
            <ChoiceField
              choices={ticketSystems.map((value) => ({ value, label: t(`systems.${value}`) }))}
              defaultValue={member.skills}
              inline
              kind="checkbox"
              legend={t('triage.skills')}
              name="skills"
            />
            <TextField
              defaultValue={member.awayUntil ?? ''}
              label={t('triage.awayUntil')}
              name="awayUntil"
              support={t('triage.awayHelp')}
              type="date"
            />
            <div>
              <SubmitButton variant="outline">{t('triage.save')}</SubmitButton>
            </div>
          </ActionForm>
        </Panel>
      </div>
    </>
  );
}

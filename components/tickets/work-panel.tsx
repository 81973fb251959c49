import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { SelectField } from '@/components/ui/form/select-field';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { classifyTicketAction, groupTicketAction, holdTicketAction, releaseHoldAction } from '@/lib/tickets/actions';
import { ticketCategories, ticketSystems, ticketUrgencies } from '@/lib/tickets/constants';
import type { TriageView } from '@/lib/tickets/triage/schema';
import type { TicketDetail } from '@/lib/tickets/types';
import type { TicketWork } from '@/lib/tickets/work/queries';
import { TriageField } from './triage-field';

interface WorkPanelProps {
  ticket: TicketDetail;
  work: TicketWork;
  /** The reader works at the desk that has it. */
  holds: boolean;
  /** The reader works at the center's desk. */
  center: boolean;
  /** In triage: the view in which one goes on. */
  view?: TriageView | undefined;
}

/** What whoever has an inquiry does beside answering: set it aside, class it anew, hand it to the other group. */
export async function WorkPanel({ ticket, work, holds, center, view }: WorkPanelProps) {
  const [t, locale] = await Promise.all([getTranslations('tickets'), getLocale()]);
  const target = (
    <>
      <input name="ticketId" type="hidden" value={ticket.id} />
      <input name="version" type="hidden" value={ticket.version} />
      <TriageField view={view} />
    </>
  );
  return (
    <div className="no-print mt-2 flex flex-col gap-1 empty:hidden">
      {work.hold === null ? null : (
        <ActionForm action={releaseHoldAction} label={t('work.resume')}>
          <input name="ticketId" type="hidden" value={ticket.id} />
          <TriageField view={view} />
          <p>
            <strong>{t(`work.holds.${work.hold.kind}`)}</strong> {formatDateTime(work.hold.until, locale)}{' '}
            {work.hold.userName} {work.hold.note}
          </p>
          <SubmitButton size="small" variant="outline">
            {t('work.resume')}
          </SubmitButton>
        </ActionForm>
      )}
      {holds ? (
        <>
          <Disclosure summary={t('work.hold')}>
            <ActionForm action={holdTicketAction} label={t('work.hold')}>
              <input name="ticketId" type="hidden" value={ticket.id} />
              <TriageField view={view} />
              <SelectField
                label={t('work.holdKind')}
                name="kind"
                options={(['call_back', 'pending'] as const).map((value) => ({
                  value,
                  label: t(`work.holds.${value}`),
                }))}
                required
              />
              <TextField label={t('work.until')} name="until" required type="datetime-local" />
              <TextField label={t('work.note')} maxLength={500} name="note" />
              <SubmitButton size="small" variant="outline">
                {t('work.holdSubmit')}
              </SubmitButton>
            </ActionForm>
          </Disclosure>
          <Disclosure summary={t('work.classify')}>
            <ActionForm action={classifyTicketAction} label={t('work.classify')}>
              {target}
              <SelectField
                defaultValue={ticket.system}
                label={t('form.system')}
                name="system"
                options={ticketSystems.map((value) => ({ value, label: t(`systems.${value}`) }))}
                required
              />
              <SelectField
                defaultValue={ticket.category}
                label={t('form.category')}
                name="category"
                options={ticketCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
                required
              />
              <SelectField
                defaultValue={ticket.urgency}
                label={t('form.urgency')}
                name="urgency"
                options={ticketUrgencies.toReversed().map((value) => ({ value, label: t(`urgencies.${value}`) }))}
                required
              />
              <CheckboxField defaultChecked={work.vendorMatter} name="vendorMatter">
                {t('work.vendorMatter')}
              </CheckboxField>
              <SubmitButton size="small" variant="outline">
                {t('work.classifySubmit')}
              </SubmitButton>
            </ActionForm>
          </Disclosure>
        </>
      ) : null}
      {holds && center ? (
        <Disclosure summary={t(work.group === 'system_management' ? 'work.toCallCenter' : 'work.toManagement')}>
          <ActionForm
            action={groupTicketAction}
            label={t(work.group === 'system_management' ? 'work.toCallCenter' : 'work.toManagement')}
          >
            {target}
            <input
              name="group"
              type="hidden"
              value={work.group === 'system_management' ? 'call_center' : 'system_management'}
            />
            <TextareaField label={t('work.groupNote')} max={10_000} name="text" rows={3} />
            <SubmitButton size="small" variant="outline">
              {t('work.groupSubmit')}
            </SubmitButton>
          </ActionForm>
        </Disclosure>
      ) : null}
    </div>
  );
}

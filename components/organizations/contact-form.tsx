import type { ReactNode } from 'react';
import { ActionForm } from '@/components/ui/form/action-form';
import { CheckboxField } from '@/components/ui/form/checkbox-field';
import { ChoiceField } from '@/components/ui/form/choice-field';
import type { FormAction } from '@/components/ui/form/state';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { TextareaField } from '@/components/ui/form/textarea-field';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import {
  contactKinds,
  departmentLimit,
  emailLimit,
  mondayToFriday,
  noteLimit,
  personLimit,
  phoneLimit,
} from '@/lib/organizations/contacts/constants';
import { answersOn } from '@/lib/organizations/contacts/rules';
import type { Contact } from '@/lib/organizations/contacts/types';

interface ContactFormProps {
  action: FormAction;
  label: string;
  /** The window as it is; none = a new one. */
  contact?: Contact;
  /** Hidden fields that say which window, or whose. */
  children: ReactNode;
}

export async function ContactForm({ action, label, contact, children }: ContactFormProps) {
  const t = await getTranslations('organizations.contacts');
  return (
    <ActionForm action={action} className="max-w-4xl" label={label}>
      {children}
      <Panel plain title={t('title')}>
        <div className="flex flex-col gap-6">
          <ChoiceField
            choices={contactKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            defaultValue={contact?.kind ?? 'ordinary'}
            inline
            kind="radio"
            legend={t('fields.kind')}
            name="kind"
            required
            support={t('fields.kindSupport')}
          />
          <WhoFields contact={contact} />
        </div>
      </Panel>
      <Panel plain title={t('hours')}>
        <HourFields contact={contact} />
      </Panel>
      <Panel plain title={t('other')}>
        <OtherFields contact={contact} />
      </Panel>
      <div>
        <SubmitButton size="large">{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

type Part = { contact: Contact | undefined };

async function WhoFields({ contact }: Part) {
  const t = await getTranslations('organizations.contacts.fields');
  return (
    <div className="grid gap-6 desktop:grid-cols-2">
      <TextField
        defaultValue={contact?.department}
        label={t('department')}
        maxLength={departmentLimit}
        name="department"
        required
        support={t('departmentSupport')}
      />
      <TextField defaultValue={contact?.person} label={t('person')} maxLength={personLimit} name="person" />
      <TextField
        defaultValue={contact?.phone}
        inputMode="tel"
        label={t('phone')}
        maxLength={phoneLimit}
        name="phone"
        required
        support={t('phoneSupport')}
      />
      <TextField defaultValue={contact?.fax} inputMode="tel" label={t('fax')} maxLength={phoneLimit} name="fax" />
      <TextField
        className="desktop:col-span-2"
        defaultValue={contact?.email}
        inputMode="email"
        label={t('email')}
        maxLength={emailLimit}
        name="email"
      />
    </div>
  );
}

async function HourFields({ contact }: Part) {
  const t = await getTranslations('organizations.contacts');
  const weekdays = contact?.weekdays ?? mondayToFriday;
  const days = t('weekdayNames').split(' ');
  return (
    <div className="flex flex-col gap-6">
      <ChoiceField
        choices={days.map((label, day) => ({ value: String(day), label }))}
        defaultValue={days.map((_, day) => String(day)).filter((day) => answersOn(weekdays, Number(day)))}
        inline
        kind="checkbox"
        legend={t('fields.weekdays')}
        name="weekdays"
        required
      />
      <div className="grid gap-6 desktop:grid-cols-2">
        <TextField defaultValue={contact?.opens ?? '08:30'} label={t('fields.opens')} name="opens" required />
        <TextField
          defaultValue={contact?.closes ?? '17:15'}
          label={t('fields.closes')}
          name="closes"
          required
          support={t('fields.closesSupport')}
        />
      </div>
      <CheckboxField defaultChecked={contact?.onHolidays ?? false} name="onHolidays">
        {t('fields.onHolidays')}
      </CheckboxField>
    </div>
  );
}

async function OtherFields({ contact }: Part) {
  const t = await getTranslations('organizations.contacts.fields');
  return (
    <div className="flex flex-col gap-6">
      <TextField
        className="max-w-80"
        defaultValue={String(contact?.priority ?? 1)}
        inputMode="numeric"
        label={t('priority')}
        name="priority"
        required
        support={t('prioritySupport')}
      />
      <TextareaField defaultValue={contact?.note} label={t('note')} max={noteLimit} name="note" rows={3} />
      <div className="grid gap-6 desktop:grid-cols-2">
        <TextField defaultValue={contact?.validFrom ?? ''} label={t('validFrom')} name="validFrom" type="date" />
        <TextField
          defaultValue={contact?.validTo ?? ''}
          label={t('validTo')}
          name="validTo"
          support={t('validToSupport')}
          type="date"
        />
      </div>
    </div>
  );
}

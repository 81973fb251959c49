import { ActionForm } from '@/components/ui/form/action-form';
import { SubmitButton } from '@/components/ui/form/submit-button';
import { TextField } from '@/components/ui/form/text-field';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { Panel } from '@/components/ui/layout/panel';
import { getTranslations } from '@/lib/core/i18n/server';
import { moveInAction } from '@/lib/residents/changes/actions';
import type { District } from '@/lib/residents/queries';
import { ChangeDates, PersonFields, PlaceFields } from './change-forms';

/** 転入: who, when, where to and from. */
export async function MoveInForm({ districts, today }: { districts: readonly District[]; today: string }) {
  const t = await getTranslations('counter');
  return (
    <ActionForm action={moveInAction} className="max-w-4xl" label={t('changes.moved_in')}>
      <Panel plain title={t('changes.who')}>
        <div className="flex flex-col gap-6">
          <PersonFields />
          <div className="grid gap-6 desktop:grid-cols-2">
            <TextField label={t('fields.registeredDomicile')} maxLength={120} name="registeredDomicile" />
            <TextField label={t('fields.familyRegisterHead')} maxLength={120} name="familyRegisterHead" />
          </div>
          <Disclosure summary={t('changes.foreign')}>
            <div className="grid gap-6 desktop:grid-cols-2">
              <TextField label={t('fields.alias')} maxLength={120} name="alias" />
              <TextField label={t('fields.nationality')} maxLength={120} name="nationality" />
              <TextField label={t('fields.residenceStatus')} maxLength={120} name="residenceStatus" />
              <TextField label={t('fields.residenceUntil')} name="residenceUntil" type="date" />
            </div>
          </Disclosure>
        </div>
      </Panel>
      <Panel plain title={t('changes.where')}>
        <div className="flex flex-col gap-6">
          <PlaceFields districts={districts} />
          <TextField label={t('fields.previousAddress')} maxLength={120} name="previousAddress" required />
          <div className="grid gap-6 desktop:grid-cols-2">
            <TextField inputMode="numeric" label={t('changes.household')} name="household" />
            <TextField label={t('changes.relationship')} maxLength={20} name="relationship" />
          </div>
        </div>
      </Panel>
      <Panel plain title={t('changes.when')}>
        <ChangeDates today={today} />
      </Panel>
      <div>
        <SubmitButton size="large">{t('changes.submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
